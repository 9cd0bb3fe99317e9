import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { lstat, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { createDiskStore, createSyncIndex, planSync } from '@naturalcad/bucket-store'
import { makeSmallFiles } from '../hub-emulator/make-files.ts'
import { median } from '../median.ts'
import { toMeasure, type Measure } from '../report.ts'

const files = 10_000

/** A sync that finds nothing to do, with the index of the one before, against a walk that looks at every file of both sides. */
export async function compareSync(folder: string, rounds: number): Promise<Measure> {
  const place = mkdtempSync(join(folder, 'sync-'))
  try {
    const [left, right] = [join(place, 'left'), join(place, 'right')]
    makeSmallFiles(left, files)
    cpSync(left, right, { recursive: true })
    const stores = { from: createDiskStore({ root: left }), to: createDiskStore({ root: right }) }
    const index = createSyncIndex()
    await planSync({ ...stores, index })
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      ours.push(
        await time(async () => {
          const { entries, same } = await planSync({ ...stores, index })
          if (entries.length > 0 || same !== files) throw new Error(`${entries.length} files differ, ${same} are the same`)
        }),
      )
      theirs.push(
        await time(async () => {
          const found = (await walk(left)) + (await walk(right))
          if (found !== 2 * files) throw new Error(`the walk found ${found} files`)
        }),
      )
    }
    return toMeasure({ name: `sync of ${files} files, nothing to do`, unit: 'ms', better: 'lower', ours: median(ours), peer: median(theirs), peerName: 'stat walk of both', goal: 1.5 })
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function walk(folder: string): Promise<number> {
  let count = 0
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) count += await walk(path)
    else if ((await lstat(path)).isFile()) count += 1
  }
  return count
}

async function time(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
