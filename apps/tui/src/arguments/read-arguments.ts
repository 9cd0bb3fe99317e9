import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { usageError } from './usage-error.ts'

/** Options and what stands beside them. Throws `INVALID_REQUEST` naming the option; `help` tells of the ones that there are. */
export function readArguments<const Options extends ParseArgsOptionsConfig>(argv: readonly string[], options: Options, help?: string) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    throw usageError(toMessage(error instanceof Error ? error.message : String(error)), help)
  }
}

/** Node's own words, but for those that only programmers know what to do with. */
function toMessage(told: string): string {
  const [, ambiguous] = /^Option '(?:-\w, )?(--[\w-]+)' argument is ambiguous/.exec(told) ?? []
  if (ambiguous !== undefined) return `${ambiguous} needs a value; one that begins with a dash is written ${ambiguous}=VALUE`
  const [, missing] = /^Option '(?:-\w, )?(--[\w-]+) <value>' argument missing/.exec(told) ?? []
  if (missing !== undefined) return `${missing} needs a value`
  return told.split(/\.\s/)[0] ?? told
}
