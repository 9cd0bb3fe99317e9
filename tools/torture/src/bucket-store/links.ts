import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Check } from '../check.ts'
import { openPlace } from './places.ts'

const secret = 'outside of the root'

/** Puts links into the root that lead out of it, to files, folders and nowhere, and tries every call on them. */
export async function followLinks(folder: string, kind: 'disk' | 'mounted folder'): Promise<Check> {
  const base = join(folder, `links of ${kind}`)
  const [outside, root] = [join(base, 'outside'), join(base, 'root')]
  await mkdir(join(outside, 'inner'), { recursive: true })
  await mkdir(root)
  await writeFile(join(outside, 'secret'), secret)
  await writeFile(join(outside, 'inner/secret'), secret)
  const targets = { file: join(outside, 'secret'), folder: outside, relative: '../outside', nowhere: join(outside, 'new'), self: root, root: '/' }
  for (const [name, target] of Object.entries(targets)) await symlink(target, join(root, name))
  const store = openPlace({ kind, root })
  await store.put('own', 'own')
  const keys = ['file', 'folder', 'nowhere', 'self', 'self/own', 'folder/secret', 'folder/new', 'relative/secret', 'relative/inner/secret', 'folder/inner/new', 'root/etc/hostname', 'nowhere/new']
  const calls = keys.flatMap((key) => [
    () => store.get(key),
    () => store.head(key).then((info) => info ?? refuse()),
    () => store.put(key, 'overwritten'),
    () => store.delete(key),
    () => store.copy('own', key),
    () => store.copy(key, 'stolen'),
  ])
  let [followed, untyped] = [0, 0]
  for (const call of calls) {
    try {
      await call()
      followed += 1
    } catch (error) {
      if (!NaturalCadError.is(error)) untyped += 1
    }
  }
  const listed: string[] = []
  for await (const { key } of store.list()) listed.push(key)
  await store.close()
  const isUntouched = (await readFile(join(outside, 'secret'), 'utf8')) === secret && (await readFile(join(outside, 'inner/secret'), 'utf8')) === secret && (await readdir(outside)).length === 2
  return {
    name: `${kind}: links inside the root`,
    passed: followed === 0 && untyped === 0 && isUntouched && listed.join() === 'own',
    detail: `${calls.length} calls through ${Object.keys(targets).length} links, ${followed} followed, ${untyped} errors without a code; outside ${isUntouched ? 'untouched' : 'CHANGED'}`,
  }
}

function refuse(): never {
  throw new NaturalCadError('NOT_FOUND', 'no object')
}
