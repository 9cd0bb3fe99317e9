import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Says on stderr why the server can't run, and leaves with the exit code of the error. */
export function reportFailure(thrown: unknown): void {
  const error = NaturalCadError.from(thrown)
  process.stderr.write(`naturalcad server: ${error.message}${error.remedy === undefined ? '' : `\n  ${error.remedy}`}\n`)
  process.exitCode = error.exitCode
}
