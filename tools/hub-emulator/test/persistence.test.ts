import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRepo, downloadFile, listFiles, repoExists, uploadFile } from '@huggingface/hub'
import { startHubEmulator } from '@naturalcad/hub-emulator'
import { expect, onTestFinished, test } from 'vitest'
import { startCommand } from './support/command.ts'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-emulator-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('the state survives a restart, tokens included', async () => {
  const dataFolder = newFolder()
  const first = await startHubEmulator({ dataFolder })
  const token = first.users[0]?.token ?? ''
  const options = { accessToken: token, hubUrl: first.url, repo: 'alice/kept' }
  await createRepo(options)
  await uploadFile({ ...options, file: { path: 'x.bin', content: new Blob([Buffer.alloc(200_000, 7)]) } })
  await first.stop()
  const second = await startHubEmulator({ dataFolder })
  onTestFinished(() => second.stop())
  expect(second.users[0]?.token).toBe(token)
  expect((await downloadFile({ ...options, hubUrl: second.url, path: 'x.bin' }))?.size).toBe(200_000)
  await second.reset()
  expect(await repoExists({ ...options, hubUrl: second.url })).toBe(false)
  expect(second.users[0]?.token).toBe(token)
})

test('a commit that breaks off changes nothing, and the next one works', async () => {
  const emulator = await startHubEmulator()
  onTestFinished(() => emulator.stop())
  const options = { accessToken: emulator.users[0]?.token ?? '', hubUrl: emulator.url, repo: 'alice/broken' }
  await createRepo(options)
  const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1')
  const lines = '{"key":"header","value":{"summary":"s"}}\n{"key":"file","value":{"path":"half.txt","content":"x"}}\n'
  socket.write(`POST /api/models/alice/broken/commit/main HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer ${options.accessToken}\r\nContent-Length: 9999\r\n\r\n${lines}`)
  socket.end()
  await once(socket.resume(), 'close')
  expect(await readAll(options)).toBe(1)
  await uploadFile({ ...options, file: { path: 'whole.txt', content: new Blob(['x']) } })
  expect(await readAll(options)).toBe(2)
})

test('a data folder has one emulator at a time', async () => {
  const dataFolder = newFolder()
  const first = await startHubEmulator({ dataFolder })
  await expect(startHubEmulator({ dataFolder })).rejects.toMatchObject({ code: 'CONFLICT' })
  await first.stop()
  await (await startHubEmulator({ dataFolder })).stop()
})

/** Reads every listed file and compares it with the hash that the list names. Returns how many there are. */
async function readAll(options: { accessToken: string; hubUrl: string; repo: string }): Promise<number> {
  let files = 0
  for await (const { path, type, lfs, oid } of listFiles({ ...options, recursive: true })) {
    if (type !== 'file') continue
    files += 1
    const content = Buffer.from((await (await downloadFile({ ...options, path }))?.arrayBuffer()) ?? new ArrayBuffer())
    const hash = lfs === undefined ? createHash('sha1').update(`blob ${content.length}\0`) : createHash('sha256')
    expect(hash.update(content).digest('hex')).toBe(lfs?.oid ?? oid)
  }
  return files
}

test('a kill in the middle of uploads leaves every listed file whole', async () => {
  const dataFolder = newFolder()
  for (let round = 0; round < 3; round += 1) {
    const { child, exited, announced } = await startCommand(['--port', '0', '--data', dataFolder])
    const options = { accessToken: announced.users[0]?.token ?? '', hubUrl: announced.url, repo: 'alice/killed' }
    if (!(await repoExists(options))) await createRepo(options)
    await readAll(options)
    let isDone = 0
    const uploads = Array.from({ length: 8 }, async (_, index) => {
      await uploadFile({ ...options, file: { path: `r${round}/${index}.bin`, content: new Blob([Buffer.alloc(400_000, index)]) } })
      isDone += 1
      if (isDone === round + 2) child.kill('SIGKILL')
    })
    const results = await Promise.allSettled(uploads)
    child.kill('SIGKILL')
    await exited
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(round + 2)
  }
  const emulator = await startHubEmulator({ dataFolder })
  onTestFinished(() => emulator.stop())
  const options = { accessToken: emulator.users[0]?.token ?? '', hubUrl: emulator.url, repo: 'alice/killed' }
  expect(await readAll(options)).toBeGreaterThanOrEqual(1 + 2 + 3 + 4)
})

test('the command says what is wrong with its options', async () => {
  const run = async (args: string[]): Promise<[number | null, string]> => {
    const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(new URL('../src/main.ts', import.meta.url)), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for await (const chunk of child.stderr) text += String(chunk)
    if (child.exitCode === null) await once(child, 'exit')
    return [child.exitCode, text]
  }
  expect(await run(['--profile', 'gold'])).toEqual([2, expect.stringContaining('--profile must be one of free, pro, team')])
  expect(await run(['--lfs', 'git'])).toEqual([2, expect.stringContaining('--lfs must be xet or basic')])
  expect(await run(['--port', 'x'])).toEqual([2, expect.stringContaining('--port')])
  expect(await run(['--seed', '/nowhere.json'])).toEqual([2, expect.stringContaining('/nowhere.json')])
  await expect(startHubEmulator({ seed: { users: [{ name: 'not a name' }] } })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})
