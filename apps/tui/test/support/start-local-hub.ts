import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { startLocalHub, type LocalHub } from '../../src/factory/local/start-local-hub.ts'

/** A Hub for the tests of a file, in a process of its own; it is there once they run. Without Python nothing runs on it, which most don't need. */
export function startHub({ python = 'python3' }: { python?: string } = {}): { readonly current: LocalHub } {
  let hub: LocalHub | undefined
  let packages = ''
  beforeAll(async () => {
    packages = await mkdtemp(join(tmpdir(), 'naturalcad-packages-'))
    hub = await startLocalHub({ python, packages, signal: new AbortController().signal })
  })
  afterAll(async () => {
    await hub?.stop()
    await rm(packages, { recursive: true, force: true })
  })
  return {
    get current() {
      if (hub === undefined) throw new Error('the Hub is there once the tests run')
      return hub
    },
  }
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

/** Asks the Hub as its user, and gives the answer's JSON. */
export async function askHub<T>({ url, user }: LocalHub, path: string, body?: unknown): Promise<T> {
  const response = await fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${user.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as T
}
