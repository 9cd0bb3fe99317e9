import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FactoryRunId } from '@naturalcad/contracts/factory'
import { runFolder } from '../bucket/run-folder.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'
import { readState } from './read-run.ts'

/** Paths in the run's folder, in their order. Rejects with `NOT_FOUND` where there is no such run. */
export async function listRunFiles(launcher: Launcher, runId: FactoryRunId, { signal }: CallOptions): Promise<{ path: string; bytes: number }[]> {
  const prefix = runFolder(runId)
  const store = await launcher.store({ signal })
  const files: { path: string; bytes: number }[] = []
  for await (const { key, size } of store.list({ prefix, signal })) files.push({ path: key.slice(prefix.length), bytes: size })
  if (files.length === 0) await readState(await launcher.texts({ signal }), runId, { signal })
  return files
}

/** Rejects with `NOT_FOUND`, and with `INVALID_KEY` for a path that is none. */
export async function openRunFile(launcher: Launcher, runId: FactoryRunId, path: string, { signal }: CallOptions): Promise<{ bytes: number; body: ReadableStream<Uint8Array> }> {
  const store = await launcher.store({ signal })
  try {
    const { info, body } = await store.get(`${runFolder(runId)}${path}`, { signal })
    return { bytes: info.size, body }
  } catch (error) {
    if (!NaturalCadError.is(error) || error.code !== 'NOT_FOUND') throw error
    throw new NaturalCadError('NOT_FOUND', `the run ${runId} has no file ${path}`, { cause: error, remedy: 'look at the list of its files', details: { runId, path } })
  }
}
