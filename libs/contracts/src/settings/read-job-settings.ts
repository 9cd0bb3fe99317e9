import { invalidVariable, textVariable, type Variables } from './read-settings.ts'
import { readSeconds } from './read-seconds.ts'

/** How the Jobs of the Space Factory are started, where it is not as usual. */
export interface JobSettings {
  /** Of the hardware. */
  flavor?: string
  image?: string
  timeoutSeconds?: number
}

/** Throws `INVALID_REQUEST` naming the variable. */
export function readJobSettings(variables: Variables): JobSettings {
  const flavor = textVariable(variables, 'SPACE_FACTORY_JOB_FLAVOR')?.trim()
  const image = textVariable(variables, 'SPACE_FACTORY_JOB_IMAGE')?.trim()
  const timeoutSeconds = readTime(variables, 'SPACE_FACTORY_JOB_TIMEOUT')
  return {
    ...(flavor === undefined ? {} : { flavor }),
    ...(image === undefined ? {} : { image }),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
  }
}

function readTime(variables: Variables, name: string): number | undefined {
  const text = textVariable(variables, name)
  const seconds = text === undefined ? undefined : readSeconds(text)
  if (text !== undefined && (seconds === undefined || seconds === 0)) throw invalidVariable(name, 'is no time', 'Use one like 90m, 2h, or seconds.')
  return seconds
}
