import { commit, copyFile, createRepo, deleteFile, deleteRepo, downloadFile, listFiles, uploadFile, uploadFiles } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { randomBytes } from '../support/content.ts'
import { startForTest, type StartedEmulator } from '../support/emulator.ts'

const random = randomBytes(1_500_000)
const contents: Record<string, Buffer> = {
  'empty.bin': Buffer.alloc(0),
  'one.bin': Buffer.from([0]),
  'random.bin': random,
  'text.bin': Buffer.from('the quick brown fox '.repeat(20_000)),
  'floats.bin': Buffer.from(Float32Array.from({ length: 60_000 }, (_, index) => Math.sin(index / 100)).buffer),
  'repeats.bin': Buffer.concat([random, random.subarray(0, 700_000), random]),
}

interface Place {
  hubUrl: string
  accessToken: string
  repo: string
}

async function readAll(place: Place, path: string, options: { xet?: boolean } = {}): Promise<Buffer | undefined> {
  const blob = await downloadFile({ ...place, path, ...options })
  return blob === null ? undefined : Buffer.from(await blob.arrayBuffer())
}

async function upload(place: Place, files: Record<string, Buffer>): Promise<void> {
  await uploadFiles({ ...place, files: Object.entries(files).map(([path, content]) => ({ path, content: new Blob([content]) })) })
}

async function start(repo: string, options: Parameters<typeof startForTest>[0] = {}): Promise<{ hub: StartedEmulator; place: Place }> {
  const hub = await startForTest(options)
  const place = { ...hub.as('alice'), repo }
  await createRepo(place)
  return { hub, place }
}

const repos = ['buckets/alice/b', 'alice/m', 'datasets/alice/d']

test.each(repos)('files of every kind come back from %s, by Xet and as they are', async (repo) => {
  const { place } = await start(repo)
  await upload(place, contents)
  for (const [path, content] of Object.entries(contents)) {
    expect([path, (await readAll(place, path))?.equals(content)]).toEqual([path, true])
    expect([path, (await readAll(place, path, { xet: false }))?.equals(content)]).toEqual([path, true])
  }
})

test.each(repos)('any slice of a file comes back from %s', async (repo) => {
  const { hub, place } = await start(repo)
  await upload(place, contents)
  const blob = await downloadFile({ ...place, path: 'repeats.bin' })
  const whole = contents['repeats.bin'] ?? Buffer.alloc(0)
  const path = repo.startsWith('buckets/') ? `/${repo}/resolve/repeats.bin` : `/${repo}/resolve/main/repeats.bin`
  for (const [from, to] of [[0, 1], [65_000, 140_000], [1_499_990, 1_500_010], [2_100_000, 2_300_000], [3_699_999, 3_700_000], [0, 3_700_000]] as const) {
    expect(Buffer.from((await blob?.slice(from, to).arrayBuffer()) ?? new ArrayBuffer()).equals(whole.subarray(from, to)), `${from}-${to}`).toBe(true)
    const answer = await hub.call('GET', path, { as: 'alice', headers: { range: `bytes=${from}-${to - 1}` } })
    expect(answer.status).toBe(206)
    expect(Buffer.from(await answer.arrayBuffer()).equals(whole.subarray(from, to)), `${from}-${to}`).toBe(true)
  }
})

test.each(['buckets/alice/b', 'alice/m'])('many files go in one commit to %s, and are written over and deleted', async (repo) => {
  const { place } = await start(repo)
  const files = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`many/${index}.bin`, Buffer.concat([Buffer.alloc(1), randomBytes(300 + index, index + 1)])]))
  await upload(place, files)
  const names: string[] = []
  for await (const { path, type } of listFiles({ ...place, path: 'many', recursive: true })) if (type === 'file') names.push(path)
  expect(names.toSorted()).toEqual(Object.keys(files).toSorted())
  expect((await readAll(place, 'many/77.bin'))?.equals(files['many/77.bin'] ?? Buffer.alloc(0))).toBe(true)

  await uploadFile({ ...place, file: { path: 'many/77.bin', content: new Blob([random]) } })
  expect((await readAll(place, 'many/77.bin'))?.equals(random)).toBe(true)
  await deleteFile({ ...place, path: 'many/77.bin' })
  expect(await readAll(place, 'many/77.bin')).toBeUndefined()
})

test('files are copied between buckets and from repositories without being sent again', async () => {
  const requests: string[] = []
  const { hub, place } = await start('buckets/alice/b', { onRequest: ({ method, path }) => requests.push(`${method} ${path}`) })
  const model = { ...hub.as('alice'), repo: 'alice/m' }
  await createRepo(model)
  await upload(model, { 'random.bin': random })
  const uploads = () => requests.filter((request) => request.includes('/v1/xorbs/')).length
  const before = uploads()
  await copyFile({ ...hub.as('alice'), source: { repo: 'alice/m', path: 'random.bin' }, destination: { repo: 'buckets/alice/b', path: 'copy.bin' } })
  await copyFile({ ...hub.as('alice'), source: { repo: 'buckets/alice/b', path: 'copy.bin' }, destination: { repo: 'buckets/alice/b', path: 'again.bin' } })
  expect((await readAll(place, 'again.bin'))?.equals(random)).toBe(true)
  expect(uploads()).toBe(before)
})

test('what was uploaded to one place is not sent to another', async () => {
  const requests: string[] = []
  const { hub, place } = await start('buckets/alice/b', { onRequest: ({ method, path }) => requests.push(`${method} ${path}`) })
  await upload(place, { 'random.bin': random })
  expect(requests.filter((request) => request.includes('/v1/xorbs/'))).toHaveLength(1)
  const model = { ...hub.as('alice'), repo: 'alice/m' }
  await createRepo(model)
  await upload(model, { 'same.bin': random })
  expect(requests.filter((request) => request.includes('/v1/xorbs/'))).toHaveLength(1)
  expect((await readAll(model, 'same.bin'))?.equals(random)).toBe(true)
})

test.each(['buckets/alice/b', 'alice/m'])('parts of a file in %s are edited, and only those are read again', async (repo) => {
  const paths: string[] = []
  const { place } = await start(repo, { onRequest: ({ path }) => paths.push(path) })
  // Parts that were there before become terms of their own.
  const [one, two, three] = [randomBytes(600_000, 1), randomBytes(600_000, 2), randomBytes(600_000, 3)]
  await upload(place, { 'one.bin': one })
  await upload(place, { 'two.bin': two })
  const original = Buffer.concat([one, two, three])
  await upload(place, { 'x.bin': original })
  const edit = async (edits: { start: number; end: number; text: string }[]): Promise<Buffer | undefined> => {
    const originalContent = await downloadFile({ ...place, path: 'x.bin' })
    if (originalContent === null) throw new Error('no file')
    const splices = edits.map(({ start: from, end, text }) => ({ start: from, end, content: new Blob([text]) }))
    await commit({ ...place, title: 'edit', operations: [{ operation: 'edit', path: 'x.bin', originalContent, edits: splices }] })
    return readAll(place, 'x.bin')
  }
  const first = Buffer.concat([original.subarray(0, 700_000), Buffer.from('in between'), original.subarray(700_010), Buffer.from('at the end')])
  expect((await edit([{ start: 700_000, end: 700_010, text: 'in between' }, { start: 1_800_000, end: 1_800_000, text: 'at the end' }]))?.equals(first)).toBe(true)
  const second = Buffer.concat([Buffer.from('ahead'), first.subarray(100)])
  expect((await edit([{ start: 0, end: 100, text: 'ahead' }]))?.equals(second)).toBe(true)
  expect(paths.filter((path) => path.includes('/file-chunk-hashes/'))).toHaveLength(2)
})

test.each(['buckets/alice/b', 'alice/m'])('a client that keeps its tokens goes on after %s was deleted and made again, or all was reset', async (repo) => {
  const { hub, place } = await start(repo)
  await upload(place, { 'x.bin': random })
  await deleteRepo(place)
  await createRepo(place)
  await upload(place, { 'y.bin': random.subarray(1) })
  expect((await readAll(place, 'y.bin'))?.equals(random.subarray(1))).toBe(true)
  await hub.reset()
  await createRepo(place)
  await upload(place, { 'z.bin': random.subarray(2) })
  expect((await readAll(place, 'z.bin'))?.equals(random.subarray(2))).toBe(true)
})

test('an address that has expired meanwhile is asked for again', async () => {
  const { hub, place } = await start('buckets/alice/b')
  await upload(place, { 'x.bin': random })
  hub.addFault({ path: '/xet-cdn/*', times: 1, answer: { status: 403 } })
  expect((await readAll(place, 'x.bin'))?.equals(random)).toBe(true)
})

test('with Git LFS alone large files do not come by Xet, and are read by all the same', async () => {
  const { hub, place } = await start('alice/m', { lfsTransfer: 'basic' })
  await upload(place, { 'random.bin': random })
  expect((await readAll(place, 'random.bin'))?.equals(random)).toBe(true)
  const [entry] = (await (await hub.call('POST', '/api/models/alice/m/paths-info/main', { body: { paths: ['random.bin'] } })).json()) as Record<string, unknown>[]
  expect(entry).toMatchObject({ lfs: { size: random.length } })
  expect(entry).not.toHaveProperty('xetHash')
})
