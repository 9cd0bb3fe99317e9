import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findPeer } from '@naturalcad/peers'
import { startMoto } from '../../../../../libs/bucket-store/test/support/moto.ts'
import { startEmulator } from '../../hub-emulator/emulator-process.ts'

/** Every server in a process of its own, so that a figure of this process is not theirs. */
export interface Servers {
  /** Undefined where `./dev python` has not been run. */
  moto: string | undefined
  s3: string
  supabase: { url: string; key: string }
  hub: { url: string; user: string; token: string }
  stop(): Promise<void>
}

export const buckets = ['keys', 'races', 'streams', 'faults'] as const

export async function startServers(folder: string): Promise<Servers> {
  const peer = findPeer('moto')
  const moto = peer.found ? await startMoto(peer.program) : undefined
  for (const bucket of buckets) await moto?.createBucket(bucket)
  const s3 = await startServer('serve-s3.ts', [])
  const supabase = await startServer('serve-supabase.ts', buckets)
  const hub = await startEmulator(join(folder, 'hub'), 0)
  for (const bucket of buckets) await createHubBucket(hub, bucket)
  return {
    moto: moto?.url,
    s3: s3.said.url,
    supabase: supabase.said,
    hub: { url: hub.url, user: hub.user, token: hub.token },
    async stop() {
      await Promise.all([moto?.stop(), s3.stop(), supabase.stop(), hub.kill()])
    },
  }
}

async function startServer(file: string, args: readonly string[]): Promise<{ said: Record<'url' | 'key', string>; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, ['--conditions=@naturalcad/source', join(import.meta.dirname, file), ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const failed = exited.then(([code]) => Promise.reject(new Error(`${file} ended with ${String(code)} before it listened`)))
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), failed])) as [string]
  failed.catch(() => {})
  return {
    said: JSON.parse(line) as Record<'url' | 'key', string>,
    async stop() {
      child.stdin.end()
      await exited
    },
  }
}

async function createHubBucket({ url, user, token }: { url: string; user: string; token: string }, bucket: string): Promise<void> {
  const response = await fetch(`${url}/api/buckets/${user}/${bucket}`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: '{}' })
  if (!response.ok) throw new Error(`the emulator answered ${response.status} to the creation of a bucket: ${await response.text()}`)
}
