/** `Retry-After` in milliseconds: whole seconds or an HTTP date (RFC 9110, 10.2.3); undefined where it is neither. */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined
  const text = value.trim()
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  // Date.parse takes far more than HTTP dates: "1.5" among them.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : Math.max(0, time - now)
}

/**
 * How long until a spent quota is renewed, from `RateLimit` (draft-ietf-httpapi-ratelimit-headers): `"api";r=0;t=55` is 55 s.
 * Undefined where there is quota left, or the header has another form.
 */
export function parseRateLimit(value: string | null): number | undefined {
  const waits = (value ?? '').split(',').flatMap((item) => {
    const parameters = new Map(
      item
        .split(';')
        .slice(1)
        .map((parameter) => parameter.trim().split('=', 2) as [string, string | undefined]),
    )
    const seconds = parameters.get('t')
    return parameters.get('r') === '0' && seconds !== undefined && /^\d{1,9}$/.test(seconds) ? [Number(seconds) * 1000] : []
  })
  return waits.length === 0 ? undefined : Math.max(...waits)
}
