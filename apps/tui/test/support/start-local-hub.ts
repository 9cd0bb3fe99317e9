import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startLocalHub, type LocalHub } from '../../src/factory/local/start-local-hub.ts'

/** A Hub for one test, in a process of its own. Without Python nothing runs on it, which most tests don't need. */
export async function startHub({ python = 'python3' }: { python?: string } = {}): Promise<LocalHub> {
  const packages = await mkdtemp(join(tmpdir(), 'naturalcad-packages-'))
  const hub = await startLocalHub({ python, packages, signal: new AbortController().signal })
  onTestFinished(async () => {
    await hub.stop()
    await rm(packages, { recursive: true, force: true })
  })
  return hub
}

/** Lets the Hub fail from now on, by the script that its documentation describes. */
export async function addFault({ url }: LocalHub, fault: unknown): Promise<void> {
  const response = await fetch(`${url}/_emulator/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault) })
  if (!response.ok) throw new Error(await response.text())
}

/** What a person does in the browser with the code that the command shows. */
export async function answerCode({ url }: LocalHub, said: string, { user = 'alice', decision = 'approve' }: { user?: string; decision?: 'approve' | 'deny' } = {}): Promise<void> {
  const code = /code ([A-Z0-9-]+)/.exec(said)?.[1] ?? ''
  const response = await fetch(`${url}/oauth/device/decision`, { method: 'POST', body: new URLSearchParams({ user_code: code, user, decision }) })
  if (!response.ok) throw new Error(await response.text())
}
