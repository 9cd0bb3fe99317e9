// Makes parts in a data folder (first argument), backwards if the second says so; prints the SHA-256 of each file, by prompt and name.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLocalEngine } from '@naturalcad/cad-engine'
import type { PartRequestInput } from '@naturalcad/contracts'

const requests: readonly PartRequestInput[] = [
  { prompt: 'flange 100 mm diameter with 6 bolt holes' },
  { prompt: 'plate 80x50x6 mm with 2 mm fillets on the top edges' },
  { prompt: 'Wall bracket detail 180x90 mm with two 32x10 mm slots, centerline, and dimensions', output_type: '2d_vector' },
  { prompt: 'Single-line floor route centerline with 3 jogs, 120 mm long', output_type: '1d_path' },
]

const [dataDir, order] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('give a data folder')
const engine = createLocalEngine({ dataDir })
const hashes: Record<string, Record<string, string>> = {}
for (const request of order === 'backwards' ? requests.toReversed() : requests) {
  const { job_id } = await engine.make(request)
  const folder = join(dataDir, 'runs', job_id)
  const files = (await readdir(folder)).filter((name) => name !== 'manifest.json').toSorted()
  const entries = files.map(async (name) => [name, createHash('sha256').update(await readFile(join(folder, name))).digest('hex')] as const)
  hashes[request.prompt] = Object.fromEntries(await Promise.all(entries))
}
await engine.close()
process.stdout.write(JSON.stringify(hashes))
