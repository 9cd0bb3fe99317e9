import { commit, createBranch, createRepo, repoExists } from '@huggingface/hub'
import { createTag, deleteTag, listRefs, moveRepo, superSquash, updateRepoSettings, validateCard } from '@naturalcad/hub-client'
import { expect, test } from 'vitest'
import { startHub } from './support/start-hub.ts'

async function startWithModel() {
  const hub = await startHub()
  const alice = hub.as('alice')
  await createRepo({ ...alice, repo: 'alice/tiny' })
  await commit({ ...alice, repo: 'alice/tiny', title: 'first', operations: [{ operation: 'addOrUpdate', path: 'a.txt', content: new Blob(['a']) }] })
  return { hub, alice, repo: 'alice/tiny' }
}

test('a tag names a commit until it is deleted', async () => {
  const { alice, repo } = await startWithModel()
  await createBranch({ ...alice, repo, branch: 'next/one' })
  await createTag({ ...alice, repo, tag: 'v1/rc', message: 'the first', revision: 'next/one' })
  const { branches, tags, pullRequests } = await listRefs({ ...alice, repo })
  expect(branches.map(({ name }) => name).sort()).toEqual(['main', 'next/one'])
  expect(tags).toEqual([{ name: 'v1/rc', ref: 'refs/tags/v1/rc', targetCommit: branches[0]?.targetCommit }])
  expect(pullRequests).toBeUndefined()
  await expect(createTag({ ...alice, repo, tag: 'v1/rc' })).rejects.toMatchObject({ code: 'CONFLICT' })
  await deleteTag({ ...alice, repo, tag: 'v1/rc' })
  expect(await listRefs({ ...alice, repo, includePullRequests: true })).toMatchObject({ tags: [], pullRequests: [] })
  await expect(deleteTag({ ...alice, repo, tag: 'v1/rc' })).rejects.toMatchObject({ code: 'NOT_FOUND', details: { errorCode: 'RevisionNotFound' } })
})

test('a branch becomes one commit', async () => {
  const { alice, repo } = await startWithModel()
  const before = await listRefs({ ...alice, repo })
  await superSquash({ ...alice, repo, message: 'all of it' })
  const after = await listRefs({ ...alice, repo })
  expect(after.branches[0]?.targetCommit).not.toBe(before.branches[0]?.targetCommit)
})

test('settings hide a repository and move renames it', async () => {
  const { hub, alice, repo } = await startWithModel()
  const bob = hub.as('bob')
  await updateRepoSettings({ ...alice, repo, visibility: 'private' })
  expect(await repoExists({ ...bob, repo })).toBe(false)
  await updateRepoSettings({ ...alice, repo, visibility: 'public', gated: 'manual' })
  await moveRepo({ ...alice, from: repo, to: 'alice/renamed' })
  expect(await listRefs({ ...bob, repo: 'alice/renamed' })).toMatchObject({ branches: [{ name: 'main' }] })
  expect(await listRefs({ ...bob, repo })).toMatchObject({ branches: [{ name: 'main' }] })
  await expect(moveRepo({ ...bob, from: 'alice/renamed', to: 'bob/mine' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('settings that are none, and moves between types, are refused before they are sent', async () => {
  await expect(updateRepoSettings({ repo: 'alice/tiny' })).rejects.toMatchObject({ code: 'INVALID_REQUEST', remedy: 'give visibility or gated' })
  await expect(moveRepo({ from: 'alice/tiny', to: 'spaces/alice/tiny' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  await expect(moveRepo({ from: 'alice/tiny', to: 'tiny' })).rejects.toThrow('has no namespace')
})

test.each(['', 'a/b/c', '../b', 'a/..', 'alice/x?y', 'alice/x#y', 'alice//x', 'spaces/alice/..'])('%j is no repository', async (repo) => {
  await expect(listRefs({ repo })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})

test('what is wrong with a card is told, and is no error', async () => {
  const { alice } = await startWithModel()
  const check = (content: string) => validateCard({ ...alice, repoType: 'space', content })
  expect(await check('---\nsdk: gradio\n---\n# Hi')).toEqual({ errors: [], warnings: [] })
  expect(await check('# Hi')).toEqual({ errors: [], warnings: ['empty or missing yaml metadata in repo card'] })
  expect((await check('---\nsdk: abacus\n---\n')).errors).toEqual([expect.stringContaining('sdk')])
})
