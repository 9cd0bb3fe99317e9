import { createHash } from 'node:crypto'
import type { EmulatorProcess } from './emulator-process.ts'

export interface FoundJob {
  id: string
  status: { stage: string }
}

/** What the emulator lists under a prefix, each file read back: path and SHA-256 of what was read. */
export async function readListed(emulator: EmulatorProcess, kind: 'models' | 'buckets', repo: string, prefix: string): Promise<Map<string, string>> {
  const tree = kind === 'models' ? `/api/models/${repo}/tree/main?recursive=true` : `/api/buckets/${repo}/tree/${encodeURIComponent(prefix)}?recursive=true`
  const found = new Map<string, string>()
  for (let next: string | undefined = emulator.url + tree; next !== undefined; ) {
    const response = await get(emulator, next)
    if (response.status === 404) return found
    const entries = (await response.json()) as { type: string; path: string; size: number; lfs?: { oid: string; size: number } }[]
    for (const entry of entries) {
      if (entry.type !== 'file' || !entry.path.startsWith(prefix)) continue
      const address = kind === 'models' ? `/${repo}/resolve/main/${entry.path}` : `/buckets/${repo}/resolve/${entry.path}`
      const content = await get(emulator, emulator.url + address)
      if (!content.ok) throw new Error(`${entry.path} is listed and answers ${content.status}`)
      const bytes = Buffer.from(await content.arrayBuffer())
      const hash = createHash('sha256').update(bytes).digest('hex')
      if (bytes.length !== entry.size) throw new Error(`${entry.path} is listed with ${entry.size} bytes and has ${bytes.length}`)
      if (entry.lfs !== undefined && entry.lfs.oid !== hash) throw new Error(`${entry.path} is not what its hash says`)
      found.set(entry.path, hash)
    }
    next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
  }
  return found
}

export async function listJobs(emulator: EmulatorProcess): Promise<FoundJob[]> {
  return (await (await get(emulator, `${emulator.url}/api/jobs/${emulator.user}`)).json()) as FoundJob[]
}

/** How often a job's program began, by its own word. */
export async function countStarts(emulator: EmulatorProcess, id: string): Promise<number> {
  const log = await (await get(emulator, `${emulator.url}/api/jobs/${emulator.user}/${id}/logs`)).text()
  return log.split('"data":"program began"').length - 1
}

function get({ token }: EmulatorProcess, url: string): Promise<Response> {
  return fetch(url, { headers: { authorization: `Bearer ${token}` } })
}
