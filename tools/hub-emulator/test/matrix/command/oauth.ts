import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { hfOutput, hfProgram } from '../framework/command-line.ts'
import { pythonEnvironment, type MatrixHub } from '../framework/matrix-hub.ts'

/** Starts the sign-in, presses the button that it asks its user to press, and waits for its end. */
async function signIn(hub: MatrixHub, home: string, decision: 'approve' | 'deny'): Promise<{ code: unknown; output: string }> {
  const [program, script] = hfProgram(hub)
  const { HF_TOKEN: _, ...env } = pythonEnvironment(hub)
  const login = spawn(program, [script, 'auth', 'login'], { env: { ...env, HF_HOME: home, PYTHONUNBUFFERED: '1' }, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(login, 'exit')
  let output = ''
  let isDecided = false
  const read = async (chunk: unknown): Promise<void> => {
    output += String(chunk)
    const code = /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/.exec(output)?.[0]
    if (code === undefined || isDecided) return
    isDecided = true
    await fetch(`${hub.url}/oauth/device/decision`, { method: 'POST', body: new URLSearchParams({ user_code: code, user: 'bob', decision }) })
  }
  login.stdout.on('data', (chunk) => void read(chunk))
  login.stderr.on('data', (chunk) => void read(chunk))
  return { code: (await exited)[0], output }
}

export const oauthCommands: Cases = {
  'device-sign-in': {
    success: async (hub) => {
      const home = hub.folder()
      expect(await signIn(hub, home, 'approve')).toMatchObject({ code: 0 })
      expect(await hfOutput(hub, ['auth', 'whoami'], { env: { HF_HOME: home, HF_TOKEN: '' } })).toContain('bob')
    },
    error: async (hub) => {
      expect(await signIn(hub, hub.folder(), 'deny')).toMatchObject({ code: 1, output: expect.stringContaining('Authorization was denied') })
    },
  },
}
