import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startEmulatorProcess } from './emulator-process.ts'

export interface StartFigures {
  /** From nothing to the first answer, on an empty folder. */
  emulatorMs: number
  /** A cold `node -e 0`. */
  nodeMs: number
}

/** The two in turn, so that both see the same machine. */
export async function measureStart(folder: string): Promise<StartFigures> {
  const nodeStartedAt = performance.now()
  const { status } = spawnSync(process.execPath, ['-e', '0'])
  if (status !== 0) throw new Error('node -e 0 failed')
  const nodeMs = performance.now() - nodeStartedAt

  const data = mkdtempSync(join(folder, 'start-'))
  const startedAt = performance.now()
  const emulator = await startEmulatorProcess(data)
  try {
    const answer = await fetch(`${emulator.url}/api/whoami-v2`, { headers: { authorization: `Bearer ${emulator.token}` } })
    await answer.arrayBuffer()
    const emulatorMs = performance.now() - startedAt
    if (answer.status !== 200) throw new Error(`the first answer was ${answer.status}`)
    return { emulatorMs, nodeMs }
  } finally {
    await emulator.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
