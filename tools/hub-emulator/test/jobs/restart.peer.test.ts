import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getJob, listJobs, runJob, streamJobEvents, streamJobLogs } from '@huggingface/hub'
import { describePeer } from '@naturalcad/peers'
import { expect, onTestFinished, test } from 'vitest'
import { startCommand } from '../support/command.ts'

type Options = { hubUrl: string; accessToken: string; namespace: string }

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-emulator-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function start(dataFolder: string) {
  const { child, exited, announced } = await startCommand(['--port', '0', '--data', dataFolder, '--profile', 'pro'])
  const options: Options = { hubUrl: announced.url, accessToken: announced.users[0]?.token ?? '', namespace: 'alice' }
  return {
    options,
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

const run = async (options: Options, program: string, rest: { secrets?: Record<string, string> } = {}): Promise<string> =>
  (await runJob({ ...options, dockerImage: 'python:3.12', command: ['python', '-c', program], flavor: 'cpu-basic', ...rest })).id

/** Reads the log until a line comes; its lines until then. */
async function readUntil(options: Options, jobId: string, wanted: string): Promise<string[]> {
  const lines: string[] = []
  for await (const { message } of streamJobLogs({ ...options, jobId })) {
    lines.push(message)
    if (message === wanted) break
  }
  return lines
}

async function finished(options: Options, jobId: string): Promise<{ stage: string; message?: string | null }> {
  for await (const _ of streamJobEvents({ ...options, jobId }));
  return (await getJob({ ...options, jobId })).status
}

/** Processes that show a word among their arguments. */
function findProcesses(word: string): string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(word)
    } catch {
      return false
    }
  })
}

describePeer('bubblewrap', 'a kill of the emulator', () => {
  test('lets running jobs start once more, and those with secrets end, saying so', async () => {
    const dataFolder = newFolder()
    const first = await start(dataFolder)
    const word = `word-${String(process.pid)}-${String(performance.now())}`
    const done = await run(first.options, 'print("done")')
    await finished(first.options, done)
    const long = await run(first.options, `import time; "${word}"; print("up"); time.sleep(600)`)
    const secret = await run(first.options, `import time; "${word}"; print("up"); time.sleep(600)`, { secrets: { MY_SECRET: 'hush' } })
    for (const id of [long, secret]) await readUntil(first.options, id, 'up')
    expect(findProcesses(word)).not.toEqual([])
    await first.kill()
    await expect.poll(() => findProcesses(word)).toEqual([])

    const second = await start(dataFolder)
    expect(await readUntil(second.options, done, 'done')).toContain('done')
    expect((await getJob({ ...second.options, jobId: done })).status).toMatchObject({ stage: 'COMPLETED' })
    expect((await getJob({ ...second.options, jobId: secret })).status).toMatchObject({ stage: 'ERROR', message: expect.stringContaining('secrets') })
    await expect.poll(async () => (await getJob({ ...second.options, jobId: long })).status).toMatchObject({ stage: 'RUNNING' })
    await second.kill()

    const third = await start(dataFolder)
    expect(await finished(third.options, long)).toMatchObject({ stage: 'ERROR', message: expect.stringContaining('twice') })
    const lines: string[] = []
    for await (const { message } of streamJobLogs({ ...third.options, jobId: long })) lines.push(message)
    expect(lines.filter((line) => line.startsWith('===== Job started'))).toHaveLength(2)
    await expect.poll(() => findProcesses(word)).toEqual([])
    await third.kill()
  })

  test('in the middle of jobs that print leaves each of them whole: ended or started once more, and its log readable', async () => {
    const dataFolder = newFolder()
    const begun: string[] = []
    for (let round = 1; round <= 4; round += 1) {
      const { options, kill } = await start(dataFolder)
      const ids = await Promise.all(Array.from({ length: 4 }, (_, index) => run(options, `for i in range(${2000 * (index + 1)}): print("line", i, "x" * 50)`)))
      begun.push(...ids)
      await readUntil(options, ids[round - 1] ?? '', `line ${400 * round} ${'x'.repeat(50)}`)
      await kill()
    }
    const { options, kill } = await start(dataFolder)
    const jobs = await listJobs(options)
    expect(new Set(jobs.map(({ id }) => id))).toEqual(new Set(begun))
    for (const { id } of jobs) {
      const { stage, message } = await finished(options, id)
      expect([stage, message]).toEqual(stage === 'COMPLETED' ? ['COMPLETED', null] : ['ERROR', expect.stringContaining('twice')])
      const lines: string[] = []
      for await (const { message: line } of streamJobLogs({ ...options, jobId: id })) lines.push(line)
      expect(lines.filter((line) => !/^(===== .* =====|line \d+ x{50})$/.test(line))).toEqual([])
    }
    expect(await finished(options, await run(options, 'print("again")'))).toMatchObject({ stage: 'COMPLETED' })
    await kill()
  })
})
