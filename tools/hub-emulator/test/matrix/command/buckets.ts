import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import { bucketPaths, seededBucket } from '../javascript/seeded-bucket.ts'

const notFound = /not found|404/i
const idOf = (bucket: string): string => bucket.slice('buckets/'.length)

export const bucketCommands: Cases = {
  'create-bucket': {
    success: async (hub) => {
      const name = hub.name('cli-bucket')
      await hfOutput(hub, ['buckets', 'create', name, '--private'])
      expect(await hub.json(`/api/buckets/${name}`)).toMatchObject({ private: true })
    },
    error: async (hub) => expectHfError(hub, ['buckets', 'create', idOf(await seededBucket(hub, 'cli-bucket'))], /409|already/i),
  },
  'delete-bucket': {
    success: async (hub) => {
      const bucket = await seededBucket(hub, 'cli-bucket')
      await hfOutput(hub, ['buckets', 'delete', idOf(bucket), '--yes'])
      expect((await hub.call('GET', `/api/${bucket}`)).status).toBe(404)
    },
    error: (hub) => expectHfError(hub, ['buckets', 'delete', 'alice/none', '--yes'], notFound),
  },
  'bucket-info': {
    success: async (hub) => {
      const bucket = await seededBucket(hub, 'cli-bucket', { x: 'four' })
      expect(JSON.parse(await hfOutput(hub, ['buckets', 'info', idOf(bucket), '--json']))).toMatchObject({ id: idOf(bucket), size: 4, total_files: 1, private: true })
    },
    error: (hub) => expectHfError(hub, ['buckets', 'info', 'alice/none'], notFound),
  },
  'list-buckets': {
    success: async (hub) => {
      const bucket = await seededBucket(hub, 'cli-bucket')
      expect(await hfOutput(hub, ['buckets', 'ls', '--quiet'])).toContain(idOf(bucket))
    },
    error: (hub) => expectHfError(hub, ['buckets', 'ls'], /401|token/i, { as: 'nobody' }),
  },
  'bucket-settings': {
    success: async (hub) => {
      const bucket = await seededBucket(hub, 'cli-bucket')
      await hfOutput(hub, ['buckets', 'settings', idOf(bucket), '--public'])
      expect(await hub.json(`/api/${bucket}`)).toMatchObject({ private: false })
    },
    error: (hub) => expectHfError(hub, ['buckets', 'settings', 'alice/none', '--private'], notFound),
  },
  'move-bucket': {
    success: async (hub) => {
      const [bucket, to] = [await seededBucket(hub, 'cli-bucket', { x: 'x' }), hub.name('cli-moved')]
      await hfOutput(hub, ['buckets', 'move', idOf(bucket), to])
      expect(await hub.text(`/buckets/${to}/resolve/x`)).toBe('x')
    },
    error: async (hub) => expectHfError(hub, ['buckets', 'move', idOf(await seededBucket(hub, 'cli-bucket')), 'bob/taken'], /403/),
  },
  'upload-bucket-file': {
    success: async (hub) => {
      const [bucket, cwd] = [await seededBucket(hub, 'cli-bucket'), hub.folder()]
      writeFileSync(join(cwd, 'note.txt'), 'by command')
      await hfOutput(hub, ['buckets', 'cp', 'note.txt', `hf://${bucket}/in/`], { cwd })
      expect(await hub.text(`/${bucket}/resolve/in/note.txt`)).toBe('by command')
    },
    error: async (hub) => {
      const [bucket, cwd] = [await seededBucket(hub, 'cli-bucket'), hub.folder()]
      writeFileSync(join(cwd, 'note.txt'), 'x')
      await expectHfError(hub, ['buckets', 'cp', 'note.txt', `hf://${bucket}/note.txt`], notFound, { cwd, as: 'bob' })
    },
  },
  'delete-bucket-file': {
    success: async (hub) => {
      const bucket = await seededBucket(hub, 'cli-bucket', { 'logs/a': 'a', 'logs/b': 'b', c: 'c' })
      await hfOutput(hub, ['buckets', 'rm', `${idOf(bucket)}/logs/`, '--recursive', '--yes'])
      expect(await bucketPaths(hub, bucket)).toEqual(['c'])
    },
    error: (hub) => expectHfError(hub, ['buckets', 'rm', 'alice/none/x', '--yes'], notFound),
  },
  'list-bucket-files': {
    success: async (hub) => {
      const bucket = await seededBucket(hub, 'cli-bucket', { 'a/b.txt': 'b' })
      expect(await hfOutput(hub, ['buckets', 'ls', idOf(bucket), '-R'])).toContain('a/b.txt')
    },
    error: (hub) => expectHfError(hub, ['buckets', 'ls', 'alice/none'], notFound),
  },
  'download-bucket-file': {
    success: async (hub) => {
      const [bucket, cwd] = [await seededBucket(hub, 'cli-bucket', { 'a/b.txt': 'content' }), hub.folder()]
      await hfOutput(hub, ['buckets', 'cp', `hf://${bucket}/a/b.txt`, 'back.txt'], { cwd })
      expect(readFileSync(join(cwd, 'back.txt'), 'utf8')).toBe('content')
    },
    error: async (hub) => expectHfError(hub, ['buckets', 'cp', `hf://${await seededBucket(hub, 'cli-bucket')}/none.txt`, 'back.txt'], notFound),
  },
  'sync-bucket': {
    success: async (hub) => {
      const [bucket, cwd] = [await seededBucket(hub, 'cli-bucket', { 'old.txt': 'old' }), hub.folder()]
      mkdirSync(join(cwd, 'data/deep'), { recursive: true })
      for (let index = 0; index < 20; index++) writeFileSync(join(cwd, `data/deep/${index}.txt`), String(index))
      await hfOutput(hub, ['buckets', 'sync', 'data', `hf://${bucket}`, '--delete'], { cwd })
      expect((await bucketPaths(hub, bucket)).length).toBe(20)
      await hfOutput(hub, ['buckets', 'sync', `hf://${bucket}`, 'back'], { cwd })
      expect([readdirSync(join(cwd, 'back/deep')).length, readFileSync(join(cwd, 'back/deep/19.txt'), 'utf8')]).toEqual([20, '19'])
    },
    error: async (hub) => {
      const cwd = hub.folder()
      writeFileSync(join(cwd, 'x'), 'x')
      await expectHfError(hub, ['buckets', 'sync', '.', 'hf://buckets/alice/none'], notFound, { cwd })
    },
  },
  'copy-folder': {
    success: async (hub) => {
      const [source, target] = [await seededBucket(hub, 'cli-source', { 'logs/a': 'a', 'logs/b': 'b' }), await seededBucket(hub, 'cli-target')]
      await hfOutput(hub, ['cp', `hf://${source}/logs/`, `hf://${target}/logs/`])
      expect(await bucketPaths(hub, target)).toEqual(['logs/a', 'logs/b'])
    },
    error: async (hub) => expectHfError(hub, ['cp', 'hf://buckets/alice/none/logs/', `hf://${await seededBucket(hub, 'cli-target')}/logs/`], notFound),
  },
}
