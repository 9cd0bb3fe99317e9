import { commit, createRepo, downloadFile, uploadFile } from '@huggingface/hub'
import { expect, test } from 'vitest'
import { startForTest, type StartedEmulator } from './support/emulator.ts'

const text = (content: string): Blob => new Blob([content])
const repo = 'alice/talk'

async function begin(): Promise<StartedEmulator> {
  const hub = await startForTest()
  await createRepo({ ...hub.as('alice'), repo })
  await uploadFile({ ...hub.as('alice'), repo, file: { path: 'a.txt', content: text('one\ntwo\n') } })
  return hub
}

async function ask(hub: StartedEmulator, as: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await hub.call(body === undefined ? 'GET' : 'POST', `/api/models/${repo}/discussions${path}`, { as, body })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const read = async (hub: StartedEmulator, path: string): Promise<string | undefined> => (await downloadFile({ ...hub.as('alice'), repo, path }))?.text()

test('a discussion holds what was said, renamed and closed, in order', async () => {
  const hub = await begin()
  expect(await ask(hub, 'bob', '', { title: 'A question', description: 'why?' })).toMatchObject({ status: 200, body: { num: 1, pullRequest: false } })
  const said = await ask(hub, 'alice', '/1/comment', { comment: 'because' })
  const { id } = said.body['newMessage'] as { id: string }
  expect((await ask(hub, 'bob', `/1/comment/${id}/edit`, { content: 'mine' })).status).toBe(403)
  expect(await ask(hub, 'alice', `/1/comment/${id}/edit`, { content: 'because!' })).toMatchObject({ body: { updatedComment: { data: { edited: true, latest: { raw: 'because!' } } } } })
  await ask(hub, 'bob', '/1/title', { title: 'An answer' })
  await ask(hub, 'bob', '/1/status', { status: 'closed', comment: 'thanks' })
  expect((await ask(hub, 'bob', '/1/status', { status: 'closed' })).status).toBe(400)
  const { body } = await ask(hub, 'bob', '/1')
  expect(body).toMatchObject({ title: 'An answer', status: 'closed', isPullRequest: false, author: { name: 'bob' } })
  expect((body['events'] as { type: string }[]).map(({ type }) => type)).toEqual(['comment', 'comment', 'title-change', 'comment', 'status-change'])
  expect(await ask(hub, 'bob', '?status=open')).toMatchObject({ body: { count: 0, numClosedDiscussions: 1 } })
  expect(await ask(hub, 'bob', '?status=closed&author=bob&type=discussion')).toMatchObject({ body: { count: 1 } })
  expect((await ask(hub, 'bob', '/2')).status).toBe(404)
})

test('a hidden comment shows nothing of what it said, to anyone', async () => {
  const hub = await begin()
  await ask(hub, 'bob', '', { title: 'A question', description: 'rude words' })
  const [first] = (await ask(hub, 'bob', '/1')).body['events'] as { id: string }[]
  expect((await ask(hub, 'alice', `/1/comment/${first?.id ?? ''}/hide`, {})).status).toBe(200)
  expect(JSON.stringify((await ask(hub, 'bob', '/1')).body)).not.toContain('rude words')
  expect((await ask(hub, 'bob', `/1/comment/${first?.id ?? ''}/edit`, { content: 'again' })).status).toBe(403)
})

test('merging a pull request puts its files on main in one commit, and only those who may write can', async () => {
  const hub = await begin()
  const opened = await uploadFile({ ...hub.as('bob'), repo, isPullRequest: true, commitTitle: 'Better', file: { path: 'a.txt', content: text('one\nTWO\n') } })
  expect(opened?.pullRequestUrl).toBe(`${hub.url}/alice/talk/discussions/1`)
  // Its author goes on with it, without any right to the repository.
  await commit({ ...hub.as('bob'), repo, branch: 'refs/pr/1', title: 'more', operations: [{ operation: 'addOrUpdate', path: 'dir/b.txt', content: text('b') }] })
  await uploadFile({ ...hub.as('alice'), repo, file: { path: 'other.txt', content: text('meanwhile') } })
  const { body } = await ask(hub, 'bob', '/1?diff=1')
  expect(body).toMatchObject({ isPullRequest: true, status: 'open', changes: { base: 'refs/heads/main' }, filesWithConflicts: [] })
  expect(body['diff']).toContain('@@ -1,2 +1,2 @@\n one\n-two\n+TWO\n')
  expect(body['diff']).toContain('new file mode 100644')
  expect((await ask(hub, 'bob', '/1/merge', {})).status).toBe(403)
  expect((await ask(hub, 'alice', '/1/merge', { comment: 'fine' })).status).toBe(200)
  expect([await read(hub, 'a.txt'), await read(hub, 'dir/b.txt'), await read(hub, 'other.txt')]).toEqual(['one\nTWO\n', 'b', 'meanwhile'])
  expect(await ask(hub, 'bob', '/1')).toMatchObject({ body: { status: 'merged', changes: { mergeCommitId: expect.stringMatching(/^[0-9a-f]{40}$/) } } })
  expect((await ask(hub, 'alice', '/1/merge', {})).status).toBe(400)
  const again = commit({ ...hub.as('bob'), repo, branch: 'refs/pr/1', title: 'late', operations: [{ operation: 'addOrUpdate', path: 'c', content: text('c') }] })
  await expect(again).rejects.toMatchObject({ statusCode: 400 })
})

test('a pull request in conflict with main is not merged, and says where', async () => {
  const hub = await begin()
  await uploadFile({ ...hub.as('bob'), repo, isPullRequest: true, file: { path: 'a.txt', content: text('bob') } })
  await uploadFile({ ...hub.as('alice'), repo, file: { path: 'a.txt', content: text('alice') } })
  expect(await ask(hub, 'alice', '/1')).toMatchObject({ body: { filesWithConflicts: ['a.txt'] } })
  expect(await ask(hub, 'alice', '/1/merge', {})).toMatchObject({ status: 409, body: { filesWithConflicts: ['a.txt'] } })
  expect(await read(hub, 'a.txt')).toBe('alice')
  expect(await ask(hub, 'alice', '/1')).toMatchObject({ body: { status: 'open' } })
})

test('a deleted pull request takes its ref with it', async () => {
  const hub = await begin()
  await uploadFile({ ...hub.as('bob'), repo, isPullRequest: true, file: { path: 'b.txt', content: text('b') } })
  const remove = async (as: string): Promise<number> => (await hub.call('DELETE', `/api/models/${repo}/discussions/1`, { as })).status
  expect([await remove('bob'), await remove('alice'), await remove('alice')]).toEqual([403, 200, 404])
  const late = commit({ ...hub.as('alice'), repo, branch: 'refs/pr/1', title: 'late', operations: [{ operation: 'addOrUpdate', path: 'c', content: text('c') }] })
  await expect(late).rejects.toMatchObject({ statusCode: 404 })
})

test('a draft is merged only once it is open, and files that it deletes go', async () => {
  const hub = await begin()
  expect((await ask(hub, 'bob', '', { title: 'Remove it', pullRequest: true })).status).toBe(200)
  await commit({ ...hub.as('bob'), repo, branch: 'refs/pr/1', title: 'rm', operations: [{ operation: 'delete', path: 'a.txt' }] })
  expect((await ask(hub, 'alice', '/1/merge', {})).status).toBe(400)
  await ask(hub, 'bob', '/1/status', { status: 'open' })
  expect((await ask(hub, 'alice', '/1/merge', {})).status).toBe(200)
  expect(await read(hub, 'a.txt')).toBeUndefined()
})
