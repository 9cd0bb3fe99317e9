import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'

/** The S3 server of moto, which keeps everything in its memory. It knows no signatures. */
export async function startMoto(python: string): Promise<{ url: string; createBucket: (name: string) => Promise<void>; stop: () => Promise<void> }> {
  const port = await freePort()
  const server = spawn(python, ['-I', join(import.meta.dirname, 'moto_server.py'), '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  for (let isUp = false; !isUp; ) {
    if (server.exitCode !== null) throw new Error(`moto ended with exit status ${server.exitCode}`)
    isUp = await fetch(url).then(
      () => true,
      () => false,
    )
    if (!isUp) await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url,
    async createBucket(name) {
      await fetch(`${url}/${name}`, { method: 'PUT' })
    },
    async stop() {
      server.kill()
      await once(server, 'exit')
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
