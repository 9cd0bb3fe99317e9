import { chmodSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { OutgoingPort, Ports } from '../request.ts'
import { listenForRelay } from './relay-control.ts'

export interface RelayedPorts {
  /** Where a port of the process answers outside, on 127.0.0.1. */
  readonly addresses: ReadonlyMap<number, { host: string; port: number }>
  /** Opens a further port of `out`, once the process has begun. Rejects with `CONFLICT` where something inside has the port already. */
  open(port: OutgoingPort): Promise<void>
  close(): void
}

/** The outer half of the relay; the launcher starts the inner one. A connection to a port where nobody listens inside is closed at once. */
export async function relayPorts(folder: string, ports: Ports): Promise<RelayedPorts> {
  const servers: Server[] = []
  const sockets = new Set<Socket>()
  const listen = async (where: { path: string } | { host: string; port: number }, target: () => Socket) => {
    const server = createServer({ allowHalfOpen: true }, (near) => pair(near, target(), sockets))
    servers.push(server)
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(where, resolve))
    return server
  }
  const addresses = new Map<number, { host: string; port: number }>()
  const listenOut = async ({ port, to }: OutgoingPort) => {
    const path = checkPath(join(folder, `out-${port}`))
    await listen({ path }, () => connect({ ...to, allowHalfOpen: true }))
    chmodSync(path, 0o666)
  }
  const control = await listenForRelay(checkPath(join(folder, 'control')))
  const close = () => {
    control.close()
    for (const server of servers) server.close()
    for (const socket of sockets) socket.destroy()
  }
  try {
    for (const port of ports.out ?? []) await listenOut(port)
    for (const port of ports.in ?? []) {
      const path = checkPath(join(folder, `in-${port}`))
      const server = await listen({ host: '127.0.0.1', port: 0 }, () => connect({ path, allowHalfOpen: true }))
      const address = server.address()
      if (typeof address === 'object' && address !== null) addresses.set(port, { host: '127.0.0.1', port: address.port })
    }
  } catch (error) {
    close()
    throw error
  }
  const open = async (port: OutgoingPort) => {
    await listenOut(port)
    await control.openPort(port.port)
  }
  return { addresses, open, close }
}

function pair(near: Socket, far: Socket, sockets: Set<Socket>): void {
  for (const [from, to] of [[near, far], [far, near]] as const) {
    sockets.add(from)
    from.on('error', () => to.destroy())
    from.on('close', (hadError) => {
      sockets.delete(from)
      if (hadError) to.destroy()
      else to.end()
    })
    from.pipe(to)
  }
}

function checkPath(path: string): string {
  if (Buffer.byteLength(path) <= 107) return path
  throw new NaturalCadError('INVALID_REQUEST', `${path} is too long for a Unix socket`, { remedy: 'Give the sandbox a shorter temporary folder.' })
}
