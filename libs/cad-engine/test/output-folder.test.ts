import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkOutputFolder, writeOutputFolder } from '@naturalcad/cad-engine'
import { Manifest } from '@naturalcad/contracts/part'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let base: string
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'output-folder-'))
})
afterEach(() => rm(base, { recursive: true }))

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const manifestOf = (files: Record<string, string>): Manifest => ({
  schemaVersion: 1,
  generator: 'naturalcad',
  runId: '4f9c1c9e-6c1b-4b7e-9a53-0a4d0c8a7d11',
  created: '2026-01-01T00:00:00.000Z',
  expires: '2026-02-01T00:00:00.000Z',
  scriptSha256: sha256('script'),
  files: Object.entries(files).map(([name, text]) => ({ name, kind: 'step', mediaType: 'model/step', bytes: text.length, sha256: sha256(text) })),
})
const write = (folder: string, files: Record<string, string>, force = false) =>
  writeOutputFolder({ folder, force, manifest: manifestOf(files), open: async (name) => new Blob([files[name] ?? '']).stream() })
const refused = { code: 'OUTPUT_REFUSED' }

test('writes the files and a manifest that never expires, and nothing beside them', async () => {
  await write(join(base, 'new/part'), { 'part.step': 'STEP' })
  expect(await readdir(join(base, 'new/part'))).toEqual(['manifest.json', 'part.step'])
  expect(await readdir(join(base, 'new'))).toEqual(['part'])
  const manifest = Manifest.parse(JSON.parse(await readFile(join(base, 'new/part/manifest.json'), 'utf8')))
  expect(manifest.expires).toBeUndefined()
})

test('takes an empty folder that is there', async () => {
  await mkdir(join(base, 'empty'))
  await write(join(base, 'empty'), { 'part.step': 'STEP' })
  expect(await readFile(join(base, 'empty/part.step'), 'utf8')).toBe('STEP')
})

test('replaces a part of ours only when told to, and whole', async () => {
  const folder = join(base, 'part')
  await write(folder, { 'part.step': 'one', 'part.stl': 'one' })
  await expect(write(folder, { 'part.step': 'two' })).rejects.toMatchObject({ ...refused, remedy: expect.stringContaining('--force') })
  await write(folder, { 'part.step': 'two' }, true)
  expect(await readdir(folder)).toEqual(['manifest.json', 'part.step'])
  expect(await readFile(join(folder, 'part.step'), 'utf8')).toBe('two')
  expect(await readdir(base)).toEqual(['part'])
})

test('never replaces what is not ours', async () => {
  const folder = join(base, 'mine')
  await mkdir(folder)
  await writeFile(join(folder, 'thesis.txt'), 'precious')
  for (const force of [false, true]) await expect(write(folder, { 'part.step': 'x' }, force)).rejects.toMatchObject(refused)
  await write(join(base, 'part'), { 'part.step': 'one' })
  await writeFile(join(base, 'part/notes.txt'), 'added by hand')
  await expect(write(join(base, 'part'), { 'part.step': 'x' }, true)).rejects.toMatchObject(refused)
  expect(await readFile(join(folder, 'thesis.txt'), 'utf8')).toBe('precious')
})

test('refuses a file and a link', async () => {
  await writeFile(join(base, 'file'), 'x')
  await symlink(base, join(base, 'link'))
  await expect(checkOutputFolder({ folder: join(base, 'file') })).rejects.toMatchObject(refused)
  await expect(checkOutputFolder({ folder: join(base, 'link') })).rejects.toMatchObject(refused)
  await expect(checkOutputFolder({ folder: join(base, 'file/below') })).rejects.toMatchObject(refused)
})

test('leaves nothing of a write that failed', async () => {
  const broken = writeOutputFolder({
    folder: join(base, 'new/part'),
    manifest: manifestOf({ 'part.step': 'x', 'part.stl': 'y' }),
    open: async (name) => {
      if (name === 'part.stl') throw new Error('the source broke')
      return new Blob(['x']).stream()
    },
  })
  await expect(broken).rejects.toThrow('the source broke')
  expect(await readdir(base)).toEqual([])
})

test('of two writers that may replace, the last one’s part is whole and nothing else is left', async () => {
  const folder = join(base, 'part')
  await write(folder, { 'part.step': 'old', 'part.stl': 'old' })
  for (let round = 0; round < 20; round += 1) {
    const outcomes = await Promise.allSettled(['one', 'two'].map((text) => write(folder, { 'part.step': text, 'part.stl': text }, true)))
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(refused)
    const step = await readFile(join(folder, 'part.step'), 'utf8')
    expect(['one', 'two']).toContain(step)
    expect(await readFile(join(folder, 'part.stl'), 'utf8')).toBe(step)
    expect(await readdir(base)).toEqual(['part'])
  }
})

test('of two writers into an empty folder one is refused', async () => {
  for (let round = 0; round < 20; round += 1) {
    const folder = join(base, `empty-${round}`)
    await mkdir(folder)
    const outcomes = await Promise.allSettled(['one', 'two'].map((text) => write(folder, { 'part.step': text })))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refused })
  }
})

describe('a folder that the caller stands in', () => {
  const home = process.cwd()
  let folder: string
  beforeEach(async () => {
    folder = join(base, 'here')
    await mkdir(folder)
    process.chdir(folder)
  })
  afterEach(() => process.chdir(home))

  test('stays itself', async () => {
    const { ino } = await stat(folder)
    await write('.', { 'part.step': 'one', 'part.stl': 'one' })
    await write('.', { 'part.step': 'two' }, true)
    expect((await stat(folder)).ino).toBe(ino)
    expect(await readdir('.')).toEqual(['manifest.json', 'part.step'])
    expect(await readFile('part.step', 'utf8')).toBe('two')
    await expect(write('.', { 'part.step': 'three' })).rejects.toMatchObject(refused)
  })

  test('is written by one run at a time', async () => {
    const outcomes = await Promise.allSettled(['one', 'two'].map((text) => write('.', { 'part.step': text })))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refused })
    expect(await readdir('.')).toEqual(['manifest.json', 'part.step'])
  })

  test('keeps its part when the new one breaks', async () => {
    await write('.', { 'part.step': 'one' })
    const broken = writeOutputFolder({
      folder: '.',
      force: true,
      manifest: manifestOf({ 'part.step': 'x' }),
      open: () => Promise.reject(new Error('the source broke')),
    })
    await expect(broken).rejects.toThrow('the source broke')
    expect(await readFile('part.step', 'utf8')).toBe('one')
    expect(await readdir('.')).toEqual(['manifest.json', 'part.step'])
  })
})

test('of two writers at once one part is whole and the other is refused', async () => {
  const folder = join(base, 'part')
  const outcomes = await Promise.allSettled(['one', 'two'].map((text) => write(folder, { 'part.step': text, 'part.stl': text })))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refused })
  const step = await readFile(join(folder, 'part.step'), 'utf8')
  expect(await readFile(join(folder, 'part.stl'), 'utf8')).toBe(step)
  expect(await readdir(base)).toEqual(['part'])
})
