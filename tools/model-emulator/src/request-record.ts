/** One request as it came, for a test to look at. */
export interface RecordedRequest {
  method: string
  /** With the query. */
  path: string
  /** Lower-case names. Values of headers that hold keys are replaced. */
  headers: Readonly<Record<string, string>>
  /** Parsed; undefined where there was none or it was not JSON. */
  body: unknown
  /** Which rule of the script answered, from 0. */
  rule?: number
  /** Once an answer has begun. */
  status?: number
  /** Why the emulator refused it. */
  refusal?: string
  /** The connection ended before the answer did: the client went, or the script cut it. */
  broken?: true
}

const secretHeaders = new Set(['authorization', 'proxy-authorization', 'x-api-key', 'api-key', 'cookie'])

export function describeHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const shown = Object.entries(headers).map(([name, value]) => [name, secretHeaders.has(name) ? '[redacted]' : Array.isArray(value) ? value.join(', ') : (value ?? '')])
  return Object.fromEntries(shown) as Record<string, string>
}
