import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRepo, uploadFile, whoAmI } from '@huggingface/hub'
import { startHubEmulator, type HubEmulator } from '@naturalcad/hub-emulator'
import { expect, onTestFinished, test } from 'vitest'
import { approve, postForm } from './support/consent.ts'
import { startForTest } from './support/emulator.ts'

interface Application {
  client_id: string
  client_secret: string
  token_seconds: number
}

/** A Space learns its id and secret from its environment; here they are read from the folder of the stopped emulator. */
function readApplications(dataFolder: string): Application[] {
  const database = new DatabaseSync(join(dataFolder, 'index.sqlite'))
  try {
    return database.prepare('SELECT oauth_app.* FROM oauth_app JOIN oauth_space_app USING (client_id)').all() as unknown as Application[]
  } finally {
    database.close()
  }
}

async function writeCard(hub: HubEmulator, lines: string): Promise<void> {
  const options = { hubUrl: hub.url, accessToken: hub.users[0]?.token ?? '', repo: 'spaces/alice/page' as const }
  await uploadFile({ ...options, file: { path: 'README.md', content: new Blob([`---\nsdk: static\n${lines}---\n`]) } })
}

test('a Space with hf_oauth signs its visitors in, within the scopes and the time of its front matter', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'hub-emulator-oauth-'))
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  const first = await startHubEmulator({ dataFolder, profile: 'team' })
  await createRepo({ hubUrl: first.url, accessToken: first.users[0]?.token ?? '', repo: 'spaces/alice/page', sdk: 'static' })
  await writeCard(first, 'hf_oauth: true\nhf_oauth_scopes: [read-repos]\nhf_oauth_expiration_minutes: 30\n')
  await first.stop()

  const [app] = readApplications(dataFolder)
  if (app === undefined) throw new Error('no application')
  const hub = await startHubEmulator({ dataFolder, profile: 'team' })
  onTestFinished(() => hub.stop())
  const authorize = (query: Record<string, string>) =>
    `${hub.url}/oauth/authorize?${new URLSearchParams({ client_id: app.client_id, response_type: 'code', scope: 'openid profile read-repos', ...query }).toString()}`
  const redirectUri = 'http://127.0.0.1:7860/login/callback'
  const back = await approve(hub, authorize({ redirect_uri: redirectUri }), { user: 'bob' })
  const fields = { grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '', redirect_uri: redirectUri, client_id: app.client_id }
  const token = (await (await postForm(hub, '/oauth/token', { ...fields, client_secret: app.client_secret })).json()) as { access_token: string; expires_in: number }
  expect(token.expires_in).toBe(1800)
  expect(await whoAmI({ hubUrl: hub.url, accessToken: token.access_token })).toMatchObject({ name: 'bob' })

  expect((await fetch(authorize({ redirect_uri: 'https://alice-page.hf.space/anywhere' }))).status).toBe(200)
  expect((await fetch(authorize({ redirect_uri: 'https://evil.example/login/callback' }))).status).toBe(400)
  const tooMuch = await fetch(authorize({ redirect_uri: redirectUri, scope: 'openid write-repos' }), { redirect: 'manual' })
  expect(new URL(tooMuch.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_scope')

  await writeCard(hub, 'hf_oauth: true\nhf_oauth_authorized_org: acme\n')
  expect((await approve(hub, authorize({ redirect_uri: redirectUri, scope: 'openid' }), { user: 'bob' })).searchParams.get('error')).toBe('access_denied')
  expect((await approve(hub, authorize({ redirect_uri: redirectUri, scope: 'openid' }), { user: 'alice' })).searchParams.has('code')).toBe(true)

  // Without the line the application ends, and the tokens that it was given.
  await writeCard(hub, '')
  expect((await fetch(authorize({ redirect_uri: redirectUri }))).status).toBe(400)
  await expect(whoAmI({ hubUrl: hub.url, accessToken: token.access_token })).rejects.toMatchObject({ statusCode: 401 })
})

test('a client that publishes its own document is known by its address', async () => {
  const hub = await startForTest()
  const documents: Record<string, unknown> = {}
  const server = createServer((request, response) => response.end(JSON.stringify(documents[request.url ?? ''])))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const at = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  const redirectUri = 'https://app.example/back'
  documents['/client'] = { client_id: at('/client'), client_name: 'Editor', redirect_uris: [redirectUri] }
  documents['/liar'] = { client_id: at('/client'), redirect_uris: [redirectUri] }
  const ask = (clientId: string) =>
    `${hub.url}/oauth/authorize?${new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri, response_type: 'code', code_challenge: 'x', code_challenge_method: 'S256' }).toString()}`
  expect(await (await fetch(ask(at('/client')))).text()).toContain('Editor')
  expect((await approve(hub, ask(at('/client')))).searchParams.has('code')).toBe(true)
  expect([(await fetch(ask(at('/liar')))).status, (await fetch(ask(at('/none')))).status]).toEqual([400, 400])
})
