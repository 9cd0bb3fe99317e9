import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HubEmulator, startHubEmulator } from '@naturalcad/hub-emulator'
import { findPeer } from '@naturalcad/peers'
import { lyingApps } from '@naturalcad/space-factory/testing'
import type { Check, TortureOptions } from '../check.ts'
import { inTurns } from './in-turns.ts'
import { runLie } from './run-lie.ts'

const atOnce = 3

/** Every lying app as a Space with real Gradio, by the recipe for any model: none may pass, and none may be kept from its live call by chance. */
export async function tellLies({ small, tell }: TortureOptions): Promise<Check> {
  const name = 'lying apps with real Gradio'
  const peers = [findPeer('huggingface_hub'), findPeer('bubblewrap')]
  const [python] = peers
  for (const peer of peers) if (!peer.found) return { name, passed: undefined, detail: peer.reason }
  if (python?.found !== true) return { name, passed: undefined, detail: 'there is no Python with huggingface_hub' }
  const folder = mkdtempSync(join(tmpdir(), 'torture-lies-'))
  let emulator: HubEmulator | undefined
  const verdicts = new Map<string, number>()
  const passed: string[] = []
  const unproven: string[] = []
  try {
    const hub = await startHubEmulator({ dataFolder: join(folder, 'data'), profile: 'pro', python: python.program, packages: { folder: join(folder, 'packages') } })
    emulator = hub
    const apps = Object.entries(lyingApps).slice(0, small ? 2 : undefined)
    await inTurns([...apps.entries()], atOnce, async ([index, [title, app]]) => {
      const { verdict, isSuccess, wasCalled } = await runLie({ hub, app, number: index })
      tell(`${title}: ${verdict}`)
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1)
      if (isSuccess) passed.push(title)
      if (!wasCalled) unproven.push(title)
    })
    const told = [...verdicts].map(([verdict, number]) => `${number} ${verdict}`).join(', ')
    const detail = `${apps.length} apps: ${told}${passed.length === 0 ? '' : `; passed: ${passed.join(', ')}`}${unproven.length === 0 ? '' : `; never called: ${unproven.join(', ')}`}`
    return { name, passed: passed.length === 0 && unproven.length === 0, detail }
  } finally {
    await emulator?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
