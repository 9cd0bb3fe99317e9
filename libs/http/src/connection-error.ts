import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Nothing was sent: the request surely did not start. */
const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'UND_ERR_CONNECT_TIMEOUT'])
const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'])

/** What `fetch` threw, or what broke a body, as one of our codes. */
export function toConnectionError(thrown: unknown, url: URL): NaturalCadError {
  if (NaturalCadError.is(thrown)) return thrown
  const errno = findErrno(thrown)
  const details = { host: url.host, ...(errno === undefined ? {} : { errno }) }
  // The message of the cause may quote what was sent; its code tells enough.
  const cause = new Error(errno ?? (thrown instanceof Error ? thrown.name : 'unknown'))
  const because = errno === undefined ? '' : ` (${errno})`
  if (errno !== undefined && neverConnected.has(errno)) {
    return new NaturalCadError('BACKEND_UNAVAILABLE', `${url.host} cannot be reached${because}`, {
      cause,
      details: { ...details, phase: 'connect' },
      retryable: true,
      remedy: 'check the address, and that the server is running',
    })
  }
  if (errno !== undefined && timeouts.has(errno))
    return new NaturalCadError('BACKEND_TIMEOUT', `${url.host} did not answer in time${because}`, { cause, details, retryable: true })
  if (errno !== undefined && /CERT|TLS|SSL|ALTNAME/.test(errno)) {
    return new NaturalCadError('BACKEND_UNAVAILABLE', `no secure connection to ${url.host}${because}`, {
      cause,
      details,
      remedy: 'check the certificate of the server',
    })
  }
  if (errno === undefined) return new NaturalCadError('BACKEND_UNAVAILABLE', `the request to ${url.host} failed`, { cause, details, retryable: true })
  return new NaturalCadError('BACKEND_ERROR', `the connection to ${url.host} broke${because}`, { cause, details, retryable: true })
}

function findErrno(thrown: unknown): string | undefined {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 4; error = error.cause, depth++) {
    if ('code' in error && typeof error.code === 'string') return error.code
  }
  return undefined
}
