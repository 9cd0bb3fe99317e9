import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { PartOptions } from './parse-arguments.ts'

const partOptions = {
  mode: '--mode',
  output_type: '--output-type',
  units: '--units',
  formats: '--formats',
  tolerance: '--tolerance',
} as const satisfies Record<keyof PartOptions, string>

/** The same refusal of a request, its keys named as the options that the user wrote; `help` tells of them. */
export function nameOptions(error: NaturalCadError, options: Readonly<Record<string, string>> = partOptions, help = 'naturalcad --help'): NaturalCadError {
  const { issues } = error.details
  if (error.code !== 'INVALID_REQUEST' || !Array.isArray(issues)) return error
  const messages = issues.map(({ path, message }: { path: string; message: string }) => {
    const option = Object.entries(options).find(([key]) => path === key || path.startsWith(`${key}.`))?.[1]
    return option === undefined ? message : `${option}: ${message}`
  })
  if (messages.every((message, index) => message === issues[index]?.message)) return error
  return new NaturalCadError('INVALID_REQUEST', messages.join('; '), {
    cause: error,
    details: error.details,
    remedy: error.remedy ?? `see ${help}`,
  })
}
