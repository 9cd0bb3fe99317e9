import { createRedactor } from '@naturalcad/redaction'
import { createStoreRunFiles } from '@naturalcad/space-factory'
import { describe, expect, test } from 'vitest'
import { openPlace } from '../support/open-place.ts'
import { places } from '../support/place-at.ts'
import { runPrefix } from '../support/run-in-process.ts'

const token = 'hf_planted_wQ7xK2mVb9'
const redactor = createRedactor({ secrets: [token] })

describe.each(places)('on %s', (name) => {
  test('texts and JSON are kept without secrets, bytes as they are', async () => {
    const { store } = await openPlace(name)
    const files = createStoreRunFiles({ store, prefix: runPrefix, redactor })
    await files.writeText('logs/build.txt', `key ${token}\n`)
    await files.writeJson('target_space.json', { spaceId: 'a/b', seen: [token] })
    await files.writeBytes('artifacts/out.bin', Uint8Array.of(0, 255, 10))
    expect(await files.readText('logs/build.txt')).toBe('key [redacted]\n')
    expect(await files.readText('target_space.json')).toBe('{\n  "spaceId": "a/b",\n  "seen": [\n    "[redacted]"\n  ]\n}\n')
    expect(await files.readBytes('artifacts/out.bin')).toEqual(Uint8Array.of(0, 255, 10))
  })

  test('a file is written over, listed below its folder alone, and removed', async () => {
    const { store } = await openPlace(name)
    const files = createStoreRunFiles({ store, prefix: runPrefix, redactor })
    for (const path of ['generated/pkg/b.py', 'generated/a.py', 'generated2/c.py', 'report.md']) await files.writeText(path, 'one')
    await files.writeText('generated/a.py', 'two')
    expect(await files.list('generated')).toEqual(['generated/a.py', 'generated/pkg/b.py'])
    expect(await files.list('')).toHaveLength(4)
    expect(await files.readText('generated/a.py')).toBe('two')
    await files.remove('generated/a.py')
    await files.remove('generated/a.py')
    expect([await files.readText('generated/a.py'), await files.readBytes('nothing')]).toEqual([undefined, undefined])
  })

  test('files of another run are not in reach', async () => {
    const { store } = await openPlace(name)
    await createStoreRunFiles({ store, prefix: 'runs/20260801-120000-zzzzzzzz/', redactor }).writeText('a.txt', 'other')
    const files = createStoreRunFiles({ store, prefix: runPrefix, redactor })
    expect(await files.list('')).toEqual([])
    await expect(files.readText('../20260801-120000-zzzzzzzz/a.txt')).rejects.toMatchObject({ code: 'INVALID_KEY' })
  })
})

test('what comes back other than it was written is told', async () => {
  const { store } = await openPlace('memory')
  const torn = { ...store, put: (key: string) => store.put(key, 'half') }
  await expect(createStoreRunFiles({ store: torn, prefix: runPrefix, redactor }).writeText('a.txt', 'the whole')).rejects.toMatchObject({ code: 'STORAGE_CORRUPT' })
})
