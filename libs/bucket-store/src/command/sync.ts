import { readFile } from 'node:fs/promises'
import { dirname, basename, resolve } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createDiskStore } from '../disk/disk-store.ts'
import { applySync } from '../sync/apply-sync.ts'
import { planSync } from '../sync/plan-sync.ts'
import { createSyncIndex, type SyncIndex } from '../sync/sync-index.ts'
import { formatSyncPlan, parseSyncPlan } from '../sync/sync-plan.ts'
import type { BucketCommand } from './arguments.ts'
import { below, missing, type Place } from './place.ts'
import { describeBytes } from './progress.ts'
import type { Surroundings } from './surroundings.ts'

/** Plans, and applies the plan unless it is only to be shown. Exit status 7 where something changed meanwhile and was skipped. */
export async function sync(command: BucketCommand, source: Place, target: Place, { print, progress, signal }: Surroundings): Promise<number> {
  const { from: fromText, deleteExtra, isDryRun, readBack, json } = command
  const from = below(source)
  const to = below(target)
  // A path that is no folder is a typing error, not a source without objects.
  if (source.isLocal && source.key !== '') throw missing(fromText)
  const index = command.index === undefined ? undefined : createSyncIndex(await readText(command.index, ''))
  const plan = command.plan === undefined ? await planSync({ from, to, deleteExtra, signal, ...(index === undefined ? {} : { index }) }) : parseSyncPlan(await readText(command.plan))
  if (isDryRun) {
    await print(json ? `${JSON.stringify(plan)}\n` : formatSyncPlan(plan))
    return 0
  }
  let done = 0
  try {
    const report = await applySync({
      from,
      to,
      plan,
      readBack,
      signal,
      ...(index === undefined ? {} : { index }),
      onProgress: ({ key, outcome }) => progress.tell(`${(done += 1)}/${plan.entries.length} ${outcome} ${key}`),
    })
    progress.end()
    await print(json ? `${JSON.stringify({ same: plan.same, ...report })}\n` : describe(plan.same, report))
    return report.skipped.length > 0 ? 7 : 0
  } finally {
    // What was done before an interruption is known next time.
    if (index !== undefined && command.index !== undefined) await saveIndex(command.index, index)
  }
}

function describe(same: number, { copied, bytes, deleted, done, skipped }: Awaited<ReturnType<typeof applySync>>): string {
  const rest = [deleted > 0 ? `deleted ${deleted}` : '', done > 0 ? `${done} done before` : '', skipped.length > 0 ? `${skipped.length} changed meanwhile and were skipped: ${skipped.join(', ')}` : ''].filter((text) => text !== '')
  return `copied ${copied}, ${describeBytes(bytes)}; ${same} the same${rest.map((text) => `; ${text}`).join('')}\n`
}

async function saveIndex(file: string, index: SyncIndex): Promise<void> {
  const full = resolve(file)
  await createDiskStore({ root: dirname(full) }).put(basename(full), index.format())
}

async function readText(file: string, missingText?: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (missingText !== undefined && error instanceof Error && 'code' in error && error.code === 'ENOENT') return missingText
    throw new NaturalCadError('INVALID_REQUEST', `${file} cannot be read`, { cause: error, remedy: 'give the path of a file' })
  }
}
