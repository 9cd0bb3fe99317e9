import { NaturalCadError } from '@naturalcad/contracts/errors'

/** The little of `node:net` that is needed; its types would keep this file out of browsers. */
export interface Connector {
  connect(target: { host: string; port: number }): ConnectorSocket
}

export interface ConnectorSocket {
  on(event: 'connect' | 'error', listener: () => void): unknown
  destroy(): unknown
}

export interface AssertConnectsOptions {
  timeoutMs: number
  signal?: AbortSignal | undefined
  /** Stands in for `node:net`. */
  net?: Connector | undefined
}

/**
 * Rejects with `BACKEND_UNAVAILABLE` when no connection comes about in time: `fetch` would wait ten seconds for an address
 * that swallows packets. Every other trouble is left to the request itself, which tells it better. In a browser there is
 * nothing to connect with, and nothing is done.
 */
export async function assertConnects(url: URL, { timeoutMs, signal, net = findNet() }: AssertConnectsOptions): Promise<void> {
  if (net === undefined || signal?.aborted) return
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  const isTimely = await new Promise<boolean>((resolve) => {
    const socket = net.connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port })
    const timer = setTimeout(() => end(false), timeoutMs)
    const end = (timely: boolean) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', leave)
      socket.destroy()
      resolve(timely)
    }
    const leave = () => end(true)
    signal?.addEventListener('abort', leave, { once: true })
    socket.on('connect', leave)
    // Also after the end: a destroyed socket may still report, and an unheard error would end the program.
    socket.on('error', leave)
  })
  if (!isTimely) {
    throw new NaturalCadError('BACKEND_UNAVAILABLE', `no connection to ${url.host} within ${timeoutMs / 1000} s`, {
      details: { host: url.host, phase: 'connect' },
      retryable: true,
      remedy: 'check the address, and that the server is running',
    })
  }
}

/** Asked for at run time: an import would keep the package out of browsers. */
function findNet(): Connector | undefined {
  return (globalThis as { process?: { getBuiltinModule?: (name: 'node:net') => Connector } }).process?.getBuiltinModule?.('node:net')
}
