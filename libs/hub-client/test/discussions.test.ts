import { createRepo, uploadFile } from '@huggingface/hub'
import {
  commentDiscussion,
  createDiscussion,
  editDiscussionComment,
  getDiscussion,
  hideDiscussionComment,
  listDiscussions,
  mergePullRequest,
  renameDiscussion,
  setDiscussionStatus,
} from '@naturalcad/hub-client'
import { expect, test } from 'vitest'
import { collect } from './support/collect.ts'
import { createScriptedHub } from './support/scripted-hub.ts'
import { startHub } from './support/start-hub.ts'

async function startWithModel() {
  const hub = await startHub()
  const alice = { ...hub.as('alice'), repo: 'alice/tiny' }
  await createRepo(alice)
  return { hub, alice, bob: { ...hub.as('bob'), repo: 'alice/tiny' } }
}

test('a discussion is opened, said something in, renamed and closed', async () => {
  const { alice, bob } = await startWithModel()
  const { num } = await createDiscussion({ ...bob, title: 'A question', description: 'What is it?' })
  const { id } = await commentDiscussion({ ...alice, num, comment: 'A modle' })
  await editDiscussionComment({ ...alice, num, commentId: id, content: 'A model' })
  const note = await commentDiscussion({ ...bob, num, comment: 'rude' })
  await hideDiscussionComment({ ...alice, num, commentId: note.id })
  expect(await renameDiscussion({ ...bob, num, title: 'What is it?' })).toMatchObject({ type: 'title-change', data: { to: 'What is it?' } })
  expect(await setDiscussionStatus({ ...alice, num, status: 'closed', comment: 'answered' })).toMatchObject({
    type: 'status-change',
    data: { status: 'closed' },
  })
  const details = await getDiscussion({ ...alice, num })
  expect(details).toMatchObject({ title: 'What is it?', status: 'closed', isPullRequest: false, author: { name: 'bob' } })
  expect(details.events.map(({ type }) => type)).toEqual(['comment', 'comment', 'comment', 'title-change', 'comment', 'status-change'])
  expect(JSON.stringify(details)).toContain('A model')
  expect(JSON.stringify(details)).not.toContain('rude')
  await expect(editDiscussionComment({ ...bob, num, commentId: id, content: 'no' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('a pull request is shown with its difference, and merged', async () => {
  const { alice } = await startWithModel()
  const { num } = await createDiscussion({ ...alice, title: 'Add a file', isPullRequest: true })
  await uploadFile({ ...alice, branch: `refs/pr/${num}`, file: { path: 'new.txt', content: new Blob(['hello\n']) } })
  expect(await getDiscussion({ ...alice, num })).toMatchObject({
    isPullRequest: true,
    status: 'draft',
    diff: expect.stringContaining('+hello'),
    changes: { base: 'refs/heads/main' },
  })
  await setDiscussionStatus({ ...alice, num, status: 'open' })
  await mergePullRequest({ ...alice, num, comment: 'thanks' })
  expect(await getDiscussion({ ...alice, num })).toMatchObject({
    status: 'merged',
    changes: { mergeCommitId: expect.stringMatching(/^[0-9a-f]{40}$/) },
  })
  await expect(mergePullRequest({ ...alice, num })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})

test('they are listed over all pages, by kind, status and author', async () => {
  const { alice, bob } = await startWithModel()
  for (let number = 1; number <= 51; number++) await createDiscussion({ ...(number % 2 === 0 ? alice : bob), title: `Number ${number}` })
  await setDiscussionStatus({ ...alice, num: 1, status: 'closed' })
  const list = async (filter: object) => (await collect(listDiscussions({ ...alice, ...filter }))).map(({ num }) => num).sort((a, b) => a - b)
  expect(await list({})).toEqual(Array.from({ length: 51 }, (_, index) => index + 1))
  expect(await list({ status: 'closed' })).toEqual([1])
  expect(await list({ author: 'alice', status: 'open' })).toHaveLength(25)
  expect(await list({ type: 'pull_request' })).toEqual([])
})

test.each([0, -1, 1.5, NaN])('%s is no number of a discussion', async (num) => {
  const { fetch, calls } = createScriptedHub({})
  await expect(getDiscussion({ repo: 'a/b', num, fetch })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  expect(calls).toEqual([])
})
