import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { PartResult } from '@naturalcad/contracts/part'
import { expect, onTestFinished, test } from 'vitest'
import { expectRefusal } from '../support/expect-refusal.ts'
import { makeFolder, runCommand } from '../support/start-command.ts'

const make = ['make', 'plate 80x50x6 mm', '--formats', 'step', '--out', 'part', '--json']

async function startServer(variables: Record<string, string> = {}): Promise<string> {
  const dataDir = await makeFolder()
  const child = spawn(process.execPath, ['--conditions=@naturalcad/source', join(import.meta.dirname, '../../../server/src/main.ts')], {
    env: { PATH: process.env['PATH'], NATURALCAD_PORT: '0', NATURALCAD_DATA_DIR: dataDir, ...variables },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /serves on (http:\S+)/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  throw new Error('the server ended without serving')
}

/** An address of this machine where nothing listens any more. */
async function findDeadUrl(): Promise<string> {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

test('a server that is named makes the part, and its files are fetched', async () => {
  const cwd = await makeFolder()
  const url = await startServer({ NATURALCAD_API_KEY: 'open-sesame' })
  const { exit, stdout, stderr } = await runCommand(make, { cwd, variables: { NATURALCAD_BACKEND_URL: url, NATURALCAD_API_KEY: 'open-sesame' } })
  expect({ exit, stderr }).toMatchObject({ exit: 0, stderr: expect.stringContaining(`server ${new URL(url).host}`) as string })
  const result = PartResult.parse(JSON.parse(stdout))
  expect(result.fallback).toBeUndefined()
  expect((await readdir(join(cwd, 'part'))).toSorted()).toEqual(['manifest.json', 'part.step', 'report.json', 'script.py'])
  expect(await readFile(join(cwd, 'part/part.step'), 'utf8')).toContain('ISO-10303-21')
  expect(await readdir(cwd)).toEqual(['part'])
  expect(stdout + stderr).not.toContain('open-sesame')
})

test('a refusal of the server is the answer, and no reason to fall back', async () => {
  const cwd = await makeFolder()
  const url = await startServer({ NATURALCAD_API_KEY: 'open-sesame' })
  const wrongKey = await runCommand(make, { cwd, variables: { NATURALCAD_BACKEND_URL: url, NATURALCAD_API_KEY: 'wrong-key' } })
  expectRefusal(wrongKey, { exit: 6, code: 'UNAUTHORIZED' })
  const contradiction = ['make', 'plate 80x50x6 mm with a 60 mm hole', '--out', 'part', '--json']
  const refused = await runCommand(contradiction, { cwd, variables: { NATURALCAD_BACKEND_URL: url, NATURALCAD_API_KEY: 'open-sesame' } })
  expectRefusal(refused, { exit: 3, code: 'CONTRADICTION', naming: 'diameter 60 mm' })
  expect(await readdir(cwd)).toEqual([])
})

test('where no server answers the local engine makes the part, and the reason is told', async () => {
  const cwd = await makeFolder()
  const { exit, stdout, stderr } = await runCommand(make, { cwd, variables: { NATURALCAD_BACKEND_URL: await findDeadUrl() } })
  expect({ exit, stderr }).toMatchObject({ exit: 0, stderr: expect.stringContaining('does not answer (backend_unavailable)') as string })
  expect(PartResult.parse(JSON.parse(stdout)).fallback).toBe('backend_unavailable')
  const record = await readFile(join(cwd, '.naturalcad/logs/runs.jsonl'), 'utf8')
  expect(record).toContain('backend_unavailable')
})
