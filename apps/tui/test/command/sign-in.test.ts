import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LocalHub } from '../../src/factory/local/start-local-hub.ts'
import { StoredSignIn } from '../../src/factory/sign-in/sign-in-file.ts'
import { expectRefusal } from '../support/expect-refusal.ts'
import { addFault, answerCode, startHub } from '../support/start-local-hub.ts'
import { makeFolder, runCommand, startCommand } from '../support/start-command.ts'

const folder = '.naturalcad/sign-in'
const started = startHub()

async function signIn(hub: LocalHub, cwd: string, options: { variables?: Record<string, string>; args?: string[] } = {}) {
  const command = startCommand(['factory', 'sign-in', '--json', ...(options.args ?? [])], { cwd, variables: { HF_ENDPOINT: hub.url, ...options.variables } })
  await command.said('waiting for your consent')
  await answerCode(hub, command.stderr())
  return command.ended
}

async function readStored(cwd: string): Promise<StoredSignIn> {
  const name = (await readdir(join(cwd, folder))).find((one) => one.endsWith('.json') && !one.endsWith('.application.json'))
  return StoredSignIn.parse(JSON.parse(await readFile(join(cwd, folder, name ?? ''), 'utf8')))
}

test('a code in the browser connects this folder with the account, until sign-out', async () => {
  const [hub, cwd] = [started.current, await makeFolder()]
  const variables = { HF_ENDPOINT: hub.url }
  const signedIn = await signIn(hub, cwd)
  expect(signedIn).toMatchObject({ exit: 0, stderr: expect.stringContaining(`${hub.url}/oauth/device`) as string })
  const { accessToken, refreshToken, user, scopes } = await readStored(cwd)
  expect(JSON.parse(signedIn.stdout)).toMatchObject({ success: true, hubUrl: hub.url, user: 'alice', scopes })
  expect({ user, scopes }).toEqual({ user: 'alice', scopes: ['openid', 'profile', 'contribute-repos', 'gated-repos', 'inference-api', 'jobs'] })
  for (const secret of [accessToken, refreshToken]) expect(signedIn.stdout + signedIn.stderr).not.toContain(secret)
  for (const name of await readdir(join(cwd, folder))) if (name.endsWith('.json')) expect((await stat(join(cwd, folder, name))).mode & 0o777).toBe(0o600)
  expect((await stat(join(cwd, folder))).mode & 0o777).toBe(0o700)
  expect(await readFile(join(cwd, folder, '.gitignore'), 'utf8')).toBe('*\n')

  const listed = await runCommand(['factory', 'list', '--json'], { cwd, variables })
  expect(listed).toMatchObject({ exit: 0, stdout: '{"runs":[]}\n' })

  const signedOut = await runCommand(['factory', 'sign-out', '--json'], { cwd, variables })
  expect(JSON.parse(signedOut.stdout)).toEqual({ success: true, hubUrl: hub.url, wasSignedIn: true })
  expectRefusal(await runCommand(['factory', 'list', '--json'], { cwd, variables }), { exit: 6, code: 'UNAUTHORIZED', naming: 'not signed in' })
})

test('a second sign-in is with the same application, whose things it reaches', async () => {
  const [hub, cwd] = [started.current, await makeFolder()]
  await signIn(hub, cwd)
  const first = await readStored(cwd)
  await signIn(hub, cwd, { args: ['--all'] })
  const second = await readStored(cwd)
  expect(second.clientId).toBe(first.clientId)
  expect(second.accessToken).not.toBe(first.accessToken)
  expect(second.scopes).toContain('write-repos')
})

test('a token that ends soon is renewed once, however many ask', async () => {
  const [hub, cwd] = [started.current, await makeFolder()]
  await signIn(hub, cwd)
  const first = await readStored(cwd)
  const file = join(cwd, folder, `${new URL(hub.url).host.replace(':', '_')}.json`)
  await writeFile(file, JSON.stringify({ ...first, expiresAt: new Date(Date.now() + 60_000).toISOString() }))
  const all = await Promise.all(Array.from({ length: 3 }, () => runCommand(['factory', 'list', '--json'], { cwd, variables: { HF_ENDPOINT: hub.url } })))
  expect(all.map(({ exit, stderr }) => ({ exit, stderr }))).toEqual(Array.from({ length: 3 }, () => ({ exit: 0, stderr: '' })))
  const second = await readStored(cwd)
  expect(second.accessToken).not.toBe(first.accessToken)
  expect(second.refreshToken).not.toBe(first.refreshToken)
  expect(existsSync(`${file}.lock`)).toBe(false)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('a Job is not given a token that would end before it', async () => {
  const [hub, cwd] = [started.current, await makeFolder()]
  const variables = { HF_ENDPOINT: hub.url }
  await signIn(hub, cwd)
  const first = await readStored(cwd)
  const file = join(cwd, folder, `${new URL(hub.url).host.replace(':', '_')}.json`)
  await writeFile(file, JSON.stringify({ ...first, expiresAt: new Date(Date.now() + 30 * 60_000).toISOString() }))
  expect(await runCommand(['factory', 'list', '--json'], { cwd, variables })).toMatchObject({ exit: 0 })
  expect(await readStored(cwd)).toMatchObject({ accessToken: first.accessToken })
  expectRefusal(await runCommand(['factory', 'retry', '20260801-120000-abcdefgh', '--json'], { cwd, variables }), { exit: 2, code: 'NOT_FOUND' })
  expect((await readStored(cwd)).accessToken).not.toBe(first.accessToken)
})

test.each(['watch', 'show', 'cancel', 'retry'])('%s refuses what is no name of a run before it asks who the user is', async (name) => {
  expectRefusal(await runCommand(['factory', name, 'xyz', '--json'], { cwd: await makeFolder() }), { exit: 2, code: 'INVALID_REQUEST', naming: '"xyz" is no run id' })
})

test('a refusal, a Hub that registers nobody and a damaged file are told, and nothing is kept', async () => {
  const [hub, cwd] = [started.current, await makeFolder()]
  const variables = { HF_ENDPOINT: hub.url }
  const refused = startCommand(['factory', 'sign-in', '--json'], { cwd, variables })
  await refused.said('waiting for your consent')
  await answerCode(hub, refused.stderr(), { decision: 'deny' })
  expectRefusal(await refused.ended, { exit: 6, code: 'FORBIDDEN', naming: 'refused' })
  expect((await readdir(join(cwd, folder))).filter((name) => name.endsWith('.json'))).toEqual([expect.stringContaining('.application.json')])

  await addFault(hub, { method: 'POST', path: '/oauth/register', times: 1, answer: { status: 404 } })
  const elsewhere = await makeFolder()
  expectRefusal(await runCommand(['factory', 'sign-in', '--json'], { cwd: elsewhere, variables }), { exit: 6, code: 'NOT_CONFIGURED', naming: 'registers no application' })

  await writeFile(join(cwd, folder, `${new URL(hub.url).host.replace(':', '_')}.json`), '{"accessToken": "hf_o')
  expectRefusal(await runCommand(['factory', 'list', '--json'], { cwd, variables }), { exit: 7, code: 'STORAGE_CORRUPT', naming: 'damaged' })
})

test('Ctrl-C ends the wait for consent', async () => {
  const [hub, cwd] = [started.current, await makeFolder()]
  const command = startCommand(['factory', 'sign-in', '--json'], { cwd, variables: { HF_ENDPOINT: hub.url } })
  await command.said('waiting for your consent')
  command.child.kill('SIGINT')
  expectRefusal(await command.ended, { exit: 130, code: 'CANCELED' })
})

test.each([
  [{ HF_TOKEN: 'secret-without-prefix' }, 'HF_TOKEN'],
  [{ HF_ENDPOINT: 'huggingface' }, 'HF_ENDPOINT'],
  [{ SPACE_FACTORY_JOB_TIMEOUT: 'soon' }, 'SPACE_FACTORY_JOB_TIMEOUT'],
  [{ SPACE_FACTORY_BUCKET_SOURCE: 'bucket' }, 'SPACE_FACTORY_BUCKET_SOURCE'],
])('%j is refused, naming the variable and not its value', async (variables, naming) => {
  const result = await runCommand(['factory', 'list', '--json'], { cwd: await makeFolder(), variables })
  expectRefusal(result, { exit: 2, code: 'INVALID_REQUEST', naming })
  expect(result.stdout + result.stderr).not.toContain('secret-without-prefix')
})
