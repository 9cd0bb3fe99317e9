import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { RunRecord } from '@naturalcad/contracts'
import { Manifest, PartResult } from '@naturalcad/contracts/part'
import { expect, test } from 'vitest'
import { makeFolder, runCommand } from '../support/start-command.ts'

const bracket = 'Heavy steel bracket with 4 bolt holes, 90 mm wide, 8 mm thick'

test('--out holds every file of a part, as its manifest says, and --json prints one object', async () => {
  const cwd = await makeFolder()
  const { exit, stdout, stderr } = await runCommand(['make', bracket, '--out', 'out', '--json'], { cwd })
  expect({ exit, stderr }).toEqual({ exit: 0, stderr })
  const result = PartResult.parse(JSON.parse(stdout))
  const { measures, checks } = result.report
  expect(measures.boundingBox.size.map(Math.round)).toEqual(expect.arrayContaining([90, 8]))
  expect(measures).toMatchObject({ genus: 4, facesByType: { cylinder: 4 } })
  expect(checks.map(({ status }) => status).filter((status) => status === 'failed')).toEqual([])
  expect(result.recorded).toBe(true)
  expect(result.urls.step).toBe(pathToFileURL(join(cwd, 'out/part.step')).href)

  const manifest = Manifest.parse(JSON.parse(await readFile(join(cwd, 'out/manifest.json'), 'utf8')))
  expect(manifest.runId).toBe(result.job_id)
  expect(manifest.expires).toBeUndefined()
  const names = ['part.3mf', 'part.glb', 'part.png', 'part.step', 'part.stl', 'report.json', 'script.py']
  expect(manifest.files.map(({ name }) => name).toSorted()).toEqual(names)
  expect((await readdir(join(cwd, 'out'))).toSorted()).toEqual(['manifest.json', ...names])
  for (const { name, bytes, sha256 } of manifest.files) {
    const content = await readFile(join(cwd, 'out', name))
    expect({ bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }).toEqual({ bytes, sha256 })
  }
  expect(stderr).toContain('local engine')
})

test('a prompt on standard input becomes a part in the data folder, which runs and show tell of', async () => {
  const cwd = await makeFolder()
  await mkdir(join(cwd, 'data'))
  const options = { cwd, variables: { NATURALCAD_DATA_DIR: 'data' } }
  const made = await runCommand(['make', '--formats', 'step', '--no-picture'], { ...options, input: 'plate 80x50x6 mm\n' })
  expect(made).toMatchObject({ exit: 0, stdout: expect.stringContaining('box 80 × 50 × 6 mm'.replaceAll('×', 'x')) })
  const [id = ''] = await readdir(join(cwd, 'data/runs'))
  expect(made.stdout).toContain(id)

  const listed = await runCommand(['runs', '--json'], options)
  const { runs } = JSON.parse(listed.stdout) as { runs: unknown[] }
  expect(runs.map((record) => RunRecord.parse(record))).toMatchObject([{ run_id: id, state: 'completed', prompt: 'plate 80x50x6 mm' }])
  const shown = await runCommand(['show', id.slice(0, 8), '--json'], options)
  expect(JSON.parse(shown.stdout)).toMatchObject({ record: { run_id: id }, report: { validation: { ok: true } }, manifest: { runId: id } })
  const read = await runCommand(['show', id], options)
  expect(read).toMatchObject({ exit: 0, stdout: expect.stringMatching(/shape-valid +passed[\s\S]*part\.step/) })
})

test('words that were left over are told, and the part is made', async () => {
  const cwd = await makeFolder()
  const { exit, stdout } = await runCommand(['make', 'plate 80x50x6 mm for my drone', '--formats', 'step', '--json'], { cwd })
  expect(exit).toBe(0)
  const { partial, leftover } = PartResult.parse(JSON.parse(stdout))
  expect({ partial, leftover: leftover.join(' ') }).toEqual({ partial: true, leftover: expect.stringContaining('drone') as string })
})

test('a script of the user’s own goes the same way', async () => {
  const cwd = await makeFolder()
  await writeFile(join(cwd, 'box.py'), 'from build123d import *\nresult = Box(1, 2, 3)\n')
  const { exit, stdout } = await runCommand(['run', 'box.py', '--formats', 'step,stl', '--out', 'box', '--json'], { cwd })
  expect(exit).toBe(0)
  expect(PartResult.parse(JSON.parse(stdout)).report.measures.volume).toBeCloseTo(6, 9)
  expect((await readdir(join(cwd, 'box'))).toSorted()).toEqual(['manifest.json', 'part.step', 'part.stl', 'report.json', 'script.py'])
  expect(await readFile(join(cwd, 'box/script.py'), 'utf8')).toBe(await readFile(join(cwd, 'box.py'), 'utf8'))
})
