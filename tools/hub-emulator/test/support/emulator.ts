import { startHubEmulator, type HubEmulator, type HubEmulatorOptions } from '@naturalcad/hub-emulator'
import { onTestFinished } from 'vitest'

export interface StartedEmulator extends HubEmulator {
  /** Options that every function of the JS client takes, for one user. */
  as(name: string): { hubUrl: string; accessToken: string }
  /** A plain request, for what the clients do not do. */
  call(method: string, path: string, options?: { as?: string; token?: string; body?: unknown; headers?: Record<string, string>; redirect?: 'manual' }): Promise<Response>
}

export async function startForTest(options: HubEmulatorOptions = {}): Promise<StartedEmulator> {
  const emulator = await startHubEmulator(options)
  onTestFinished(() => emulator.stop())
  const tokenOf = (name: string): string => {
    const user = emulator.users.find((one) => one.name === name)
    if (user === undefined) throw new Error(`no user ${name}`)
    return user.token
  }
  return {
    ...emulator,
    as: (name) => ({ hubUrl: emulator.url, accessToken: tokenOf(name) }),
    call: (method, path, { as, token = as === undefined ? undefined : tokenOf(as), body, headers = {}, redirect } = {}) =>
      fetch(path.startsWith('http') ? path : emulator.url + path, {
        method,
        headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(redirect === undefined ? {} : { redirect }),
      }),
  }
}
