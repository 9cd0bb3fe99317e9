import { NaturalCadError } from '@naturalcad/contracts/errors'

/** For a name of build123d that this interpreter knows but can't do yet. The line is that of `context.line`; the run reports the source line. */
export function unsupported(apiName: string, line: number): NaturalCadError {
  return new NaturalCadError('UNSUPPORTED_API', `${apiName} is not supported by the embedded interpreter`, {
    details: { api: apiName, line },
    remedy: `Rewrite the script without ${apiName}, or run it with real build123d.`,
  })
}
