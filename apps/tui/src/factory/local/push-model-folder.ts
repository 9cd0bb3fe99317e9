import { opendir, stat } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRepo, uploadFiles } from '@huggingface/hub'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { LocalHub } from './start-local-hub.ts'

const maxFiles = 1000

/** Whether the text names a folder rather than a model of a Hub. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((stats) => stats.isDirectory(), () => false)
}

/** Puts the files of a folder on the local Hub as a model of its user, and gives its id. Links and hidden files are left out. */
export async function pushModelFolder(folder: string, { url, user }: LocalHub): Promise<string> {
  const name = basename(resolve(folder)).replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, '').replaceAll(/([-.])[-.]+/g, '$1')
  const files = await findFiles(folder)
  if (name === '' || files.length === 0) throw new NaturalCadError('INVALID_REQUEST', `--model: ${folder} holds no files of a model`, { remedy: 'name a folder with README.md and the weights' })
  const repo = { type: 'model', name: `${user.name}/${name}` } as const
  const call = { repo, hubUrl: url, accessToken: user.token }
  await createRepo(call)
  await uploadFiles({ ...call, files: files.map((path) => ({ path: relative(folder, path), content: pathToFileURL(resolve(path)) })), commitTitle: `The files of ${name}` })
  return repo.name
}

async function findFiles(folder: string): Promise<string[]> {
  const files: string[] = []
  for await (const entry of await opendir(folder, { recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || relative(folder, path).split('/').some((part) => part.startsWith('.'))) continue
    files.push(path)
    if (files.length > maxFiles) throw new NaturalCadError('INVALID_REQUEST', `--model: ${folder} holds more than ${maxFiles} files`, { remedy: 'name the folder of one model' })
  }
  return files.sort()
}
