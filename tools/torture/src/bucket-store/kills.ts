import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createDiskStore } from '@naturalcad/bucket-store'
import type { Check, TortureOptions } from '../check.ts'
import { startChild } from '../child.ts'
import { readContent } from './content.ts'

/** Kills a process that overwrites one object, over and over, and looks each time at what lies under its name. */
export async function killOverwriters(folder: string, { kills, tell }: TortureOptions): Promise<Check> {
  const root = join(folder, 'kills')
  const store = createDiskStore({ root })
  let [torn, lost, accepted, next] = [0, 0, 0, 0]
  for (let kill = 0; kill < kills; kill += 1) {
    let last: number | undefined
    const child = startChild(join(import.meta.dirname, 'overwriter.ts'), [root, String(next)], (line) => {
      if (line === 'ready') return
      last = Number(line)
      accepted += 1
    })
    await new Promise<void>((resolve) => child.process.stdout?.once('data', () => resolve()))
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
    child.process.kill('SIGKILL')
    await child.ended
    const found = await readObject()
    if (found === 'torn') torn += 1
    else if (last !== undefined && (found === undefined || found < last)) lost += 1
    next = Math.max(next, (typeof found === 'number' ? found : next) + 1)
    if ((kill + 1) % 50 === 0) tell(`${kill + 1} kills`)
  }
  await store.put('runs/1/part.step', 'the end')
  const left = (await readdir(join(root, 'runs/1'))).filter((name) => name !== 'part.step').length
  await store.close()
  return {
    name: `disk: ${kills} kills while overwriting`,
    passed: accepted > 0 && torn === 0 && lost === 0,
    detail: `${accepted} overwrites accepted, ${torn} torn objects, ${lost} accepted ones lost; ${left} unfinished files aside, which no listing shows`,
  }

  async function readObject(): Promise<number | 'torn' | undefined> {
    if ((await store.head('runs/1/part.step')) === undefined) return undefined
    const { body } = await store.get('runs/1/part.step')
    return readContent(new Uint8Array(await new Response(body).arrayBuffer())) ?? 'torn'
  }
}
