import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openPlaceAt, type Place, type places } from './place-at.ts'

/** A place of its own for a run, gone when the test ends. */
export async function openPlace(name: (typeof places)[number]): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'naturalcad-place-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return openPlaceAt(name, folder)
}
