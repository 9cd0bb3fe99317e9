import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHubEmulator, type HubEmulator, type HubEmulatorOptions } from '@naturalcad/hub-emulator'

/** Known beforehand, so that cases in other languages need not be told. */
const tokens = { alice: 'hf_alice', reader: 'hf_reader', bob: 'hf_bob', nobody: 'hf_unknown' } as const
export type Caller = keyof typeof tokens

/** Where the OAuth application `page` is sent back to. */
export const redirectUri = 'http://localhost:9999/back'

/** One emulator for all cases of a topic, which share it by names of their own. */
export interface MatrixHub extends HubEmulator {
  /** Who pays; who pays with a token that only reads; who does not; and a token that nobody has. What every function of `@huggingface/hub` takes. */
  as: Record<Caller, { hubUrl: string; accessToken: string }>
  /** What clients have asked for and the emulator does not have. */
  unknownRoutes: string[]
  /** The Python whose `hf` is tested. */
  hfPython?: string
  /** A name of its own in alice's namespace. */
  name(word: string): string
  /** A new folder, removed at the end. */
  folder(): string
  /** A plain request, to see the effect past every client. */
  call(method: string, path: string, options?: { as?: Caller; body?: unknown; headers?: Record<string, string> }): Promise<Response>
  /** The body of a plain GET by alice, of an address that must answer 200. */
  json(path: string): Promise<unknown>
  text(path: string): Promise<string>
}

export async function startMatrixHub(options: HubEmulatorOptions = {}): Promise<MatrixHub> {
  const unknownRoutes: string[] = []
  const emulator = await startHubEmulator({
    ...options,
    onRequest: ({ method, path, unknownRoute }) => {
      if (unknownRoute === true) unknownRoutes.push(`${method} ${path}`)
    },
    seed: {
      users: [
        { name: 'alice', fullname: 'Alice', email: 'alice@example.com', plan: 'pro', tokens: [{ name: 'full', value: tokens.alice }, { name: 'reader', value: tokens.reader, grant: { kind: 'role', role: 'read' } }] },
        { name: 'bob', fullname: 'Bob', email: 'bob@example.com', tokens: [{ value: tokens.bob }] },
      ],
      organizations: [
        { name: 'acme', fullname: 'Acme', plan: 'team', members: [{ user: 'alice', role: 'admin' }] },
        { name: 'SpacesExamples', members: [{ user: 'bob', role: 'admin' }] },
      ],
      repositories: [{ type: 'space', id: 'SpacesExamples/page', sdk: 'static', files: [{ path: 'index.html', text: '<p>template</p>' }] }],
      oauthApplications: [{ clientId: 'page', name: 'Page', redirectUris: [redirectUri] }],
    },
  })
  const folders: string[] = []
  let names = 0
  const call: MatrixHub['call'] = (method, path, { as = 'alice', body, headers = {} } = {}) =>
    fetch(path.startsWith('http') ? path : emulator.url + path, {
      method,
      headers: { authorization: `Bearer ${tokens[as]}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const read = async (path: string): Promise<Response> => {
    const answer = await call('GET', path)
    if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}: ${await answer.text()}`)
    return answer
  }
  return {
    ...emulator,
    unknownRoutes,
    as: Object.fromEntries(Object.entries(tokens).map(([name, accessToken]) => [name, { hubUrl: emulator.url, accessToken }])) as MatrixHub['as'],
    name: (word) => `alice/${word}-${++names}`,
    folder: () => {
      const folder = mkdtempSync(join(tmpdir(), 'hub-matrix-'))
      folders.push(folder)
      return folder
    },
    call,
    json: async (path) => (await read(path)).json(),
    text: async (path) => (await read(path)).text(),
    stop: async () => {
      await emulator.stop()
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** For a child process of the Python client. A home of its own: the client remembers what a server once had. */
export function pythonEnvironment(hub: MatrixHub, as: Caller = 'alice'): Record<string, string> {
  return {
    HF_ENDPOINT: hub.url, HF_TOKEN: tokens[as], HF_HOME: hub.folder(), HF_HUB_DISABLE_UPDATE_CHECK: '1', HF_HUB_DISABLE_TELEMETRY: '1',
    HF_HUB_DISABLE_PROGRESS_BARS: '1', NO_COLOR: '1', PYTHONDONTWRITEBYTECODE: '1', PATH: process.env['PATH'] ?? '',
  }
}
