import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRoot, sandboxUid } from '../launch/user.ts'
import type { SceneFacts } from './attack.ts'

export interface Scene {
  readonly facts: SceneFacts
  close(): Promise<void>
}

/** Harmless targets, on loopback and in a folder of their own; all gone when it closes. */
export async function createScene(): Promise<Scene> {
  const home = mkdtempSync(join(tmpdir(), 'ncsb-scene-'))
  chmodSync(home, 0o755)
  const folder = join(home, 'open')
  mkdirSync(folder)
  chmodSync(folder, 0o777)
  const secretFile = join(home, 'secret.txt')
  writeFileSync(secretFile, 'secret')
  chmodSync(secretFile, 0o644)
  writeFileSync(join(folder, 'victim.txt'), 'x')
  const abstractName = `naturalcad-${randomBytes(8).toString('hex')}`
  const socketPath = join(home, 'service.sock')
  const tcp = await listen({ host: '127.0.0.1', port: 0 })
  const open = await listen({ host: '127.0.0.1', port: 0 })
  const servers = [tcp, open, await listen({ path: socketPath }), ...(process.platform === 'linux' ? [await listen({ path: `\0${abstractName}` })] : [])]
  chmodSync(socketPath, 0o777)
  const udp = createSocket('udp4', (_message, from) => udp.send('secret', from.port, from.address))
  udp.bind(0, '127.0.0.1')
  await once(udp, 'listening')
  const user = isRoot() ? { uid: sandboxUid, gid: sandboxUid } : {}
  const victim = spawn('/bin/sleep', ['600'], { cwd: '/', env: { NATURALCAD_SECRET: 'secret' }, stdio: 'ignore', ...user })
  await once(victim, 'spawn')
  return {
    facts: { tcpPort: portOf(tcp), openPort: portOf(open), udpPort: udp.address().port, socketPath, abstractName, secretFile, folder, victimPid: victim.pid ?? 0 },
    async close() {
      victim.kill('SIGKILL')
      udp.close()
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const portOf = (server: Server) => (server.address() as AddressInfo).port

async function listen(where: { host: string; port: number } | { path: string }): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.resume().end('secret\n')
  })
  server.listen(where)
  await once(server, 'listening')
  return server
}
