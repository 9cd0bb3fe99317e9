import { chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectRefusal } from '../support/expect-refusal.ts'
import { canMount, mountMemory } from '../support/mount-memory.ts'
import { makeFolder, runCommand } from '../support/start-command.ts'

const make = (cwd: string, out: string, ...more: string[]) =>
  runCommand(['make', 'plate 80x50x6 mm', '--formats', 'step', '--out', out, '--json', ...more], { cwd })
const files = ['manifest.json', 'part.step', 'report.json', 'script.py']

test('a file, a link and a folder with other files are refused, --force or not, and stay', async () => {
  const cwd = await makeFolder()
  await writeFile(join(cwd, 'file'), 'precious')
  await mkdir(join(cwd, 'full'))
  await writeFile(join(cwd, 'full/thesis.txt'), 'precious')
  await symlink('full', join(cwd, 'link'))
  for (const [out, naming] of [
    ['file', 'not a folder'],
    ['file/below', 'file/below'],
    ['link', 'not a folder'],
    ['full', 'did not write'],
  ] as const) {
    expectRefusal(await make(cwd, out, '--force'), { exit: 2, code: 'OUTPUT_REFUSED', naming })
  }
  expect(await readFile(join(cwd, 'file'), 'utf8')).toBe('precious')
  expect(await readdir(join(cwd, 'full'))).toEqual(['thesis.txt'])
})

test('a part of ours is replaced only with --force', async () => {
  const cwd = await makeFolder()
  expect(await make(cwd, 'part')).toMatchObject({ exit: 0 })
  const first = await readFile(join(cwd, 'part/manifest.json'), 'utf8')
  expectRefusal(await make(cwd, 'part'), { exit: 2, code: 'OUTPUT_REFUSED', naming: 'holds a part already' })
  expect(await readFile(join(cwd, 'part/manifest.json'), 'utf8')).toBe(first)
  expect(await make(cwd, 'part', '--force')).toMatchObject({ exit: 0 })
  expect(await readFile(join(cwd, 'part/manifest.json'), 'utf8')).not.toBe(first)
  expect(await readdir(cwd)).toEqual(['.naturalcad', 'part'])
})

test('the folder that the user stands in will do, if it is empty', async () => {
  const cwd = join(await makeFolder(), 'here')
  await mkdir(cwd)
  const variables = { NATURALCAD_DATA_DIR: '../data' }
  expect(await runCommand(['make', 'plate 80x50x6 mm', '--formats', 'step', '--out', '.'], { cwd, variables })).toMatchObject({ exit: 0 })
  expect(await readdir(cwd)).toEqual(files)
})

test('of two runs into one folder at once one wins whole and the other is refused', async () => {
  const cwd = await makeFolder()
  const commands = await Promise.all([make(cwd, 'part'), make(cwd, 'part')])
  const [won, lost] = commands.toSorted((a, b) => Number(a.exit) - Number(b.exit))
  expect(won).toMatchObject({ exit: 0 })
  if (lost !== undefined) expectRefusal(lost, { exit: 2, code: 'OUTPUT_REFUSED' })
  const { job_id } = JSON.parse(won?.stdout ?? '') as { job_id: string }
  expect(JSON.parse(await readFile(join(cwd, 'part/manifest.json'), 'utf8'))).toMatchObject({ runId: job_id })
  expect(await readdir(join(cwd, 'part'))).toEqual(files)
  expect(await readdir(cwd)).toEqual(['.naturalcad', 'part'])
})

test.runIf(process.getuid?.() !== 0 || canMount)('a folder that may not be written to is refused before the work', async () => {
  const cwd = await makeFolder()
  if (canMount) mountMemory(join(cwd, 'locked'), 'ro')
  else {
    await mkdir(join(cwd, 'locked'))
    await chmod(join(cwd, 'locked'), 0o555)
  }
  for (const out of ['locked', 'locked/part']) {
    const command = await make(cwd, out)
    expectRefusal(command, { exit: 2, code: 'OUTPUT_REFUSED', naming: 'may not be written' })
    expect(command.stderr).not.toContain('building')
  }
})

describe.runIf(canMount)('a full disk (needs root, to mount one)', () => {
  test('under --out ends with 7 and leaves nothing there', async () => {
    const cwd = await makeFolder()
    mountMemory(join(cwd, 'small'), 'size=8k')
    expectRefusal(await make(cwd, 'small/part'), { exit: 7, code: 'STORAGE_FULL', naming: 'no space is left' })
    expect(await readdir(join(cwd, 'small'))).toEqual([])
  })

  test('under the data folder ends with 7 and leaves no files of the run', async () => {
    const cwd = await makeFolder()
    mountMemory(join(cwd, 'small'), 'size=16k')
    const command = await runCommand(['make', 'plate 80x50x6 mm', '--formats', 'step', '--json'], { cwd, variables: { NATURALCAD_DATA_DIR: 'small' } })
    expectRefusal(command, { exit: 7, code: 'STORAGE_FULL', naming: 'no space is left' })
    expect((await readdir(join(cwd, 'small'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name).sort()).toEqual(['runs.000001.jsonl', 'runs.jsonl'])
  })

  test('under the log gives the part and says that the run is not recorded', async () => {
    const cwd = await makeFolder()
    mountMemory(join(cwd, 'small'), 'size=4k')
    await writeFile(join(cwd, 'small/fill'), 'x'.repeat(4096))
    const variables = { NATURALCAD_DATA_DIR: 'small' }
    const command = await runCommand(['make', 'plate 80x50x6 mm', '--formats', 'step', '--out', 'part', '--json'], { cwd, variables })
    expect(command).toMatchObject({ exit: 0, stderr: expect.stringContaining('the run is not in the log') })
    expect(JSON.parse(command.stdout)).toMatchObject({ success: true, recorded: false, record_error: expect.any(String) })
    expect(await readdir(join(cwd, 'part'))).toEqual(files)
  })
})
