const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The host name as browsers and URLs write it: lower case, IPv6 in brackets. Undefined where the text is no host. */
export function toHostName(host: string): string | undefined {
  const isBareIpv6 = /^[^[]*:[^[]*:/.test(host)
  const address = `http://${isBareIpv6 ? `[${host}]` : host}`
  return /[/?#@\\\s]/.test(host) || !URL.canParse(address) ? undefined : new URL(address).hostname
}

/** Only programs of the same machine reach a server that is bound to it. */
export function isLoopback(host: string): boolean {
  const name = toHostName(host)
  return name !== undefined && (loopbackNames.has(name) || /^127(\.\d+){3}$/.test(name))
}

/** A server bound to it answers on every address of the machine. */
export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::' || host === '[::]'
}

/** The address of a socket in the form of `toHostName`; an IPv4 address that arrives as IPv6 counts as IPv4. */
export function toSocketHostName(address: string | undefined): string | undefined {
  return address === undefined ? undefined : toHostName(address.replace(/^::ffff:(?=\d+\.)/i, ''))
}
