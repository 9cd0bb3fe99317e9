import ignore from 'ignore'
import * as z from 'zod'
import { param } from '../../http/exchange.ts'
import { readJson } from '../../http/read-body.ts'
import { sendJson } from '../../http/send.ts'
import { findRevision } from '../git/revision.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { readTextFile } from './read-file.ts'

const maxRegularBytes = 10_000_000

const Preupload = z.object({
  files: z.array(z.object({ path: z.string(), size: z.int().min(0), sample: z.string().default('') })).max(10_000),
  gitAttributes: z.string().optional(),
  gitIgnore: z.string().optional(),
})

/** Tells for each file whether it goes into the commit or to LFS. */
export function addPreuploadRoutes(router: RepositoryRouter, services: RepositoryServices): void {
  // Whoever may only propose a change asks as well, so reading is enough here; the commit itself is checked.
  router.api('POST', '/preupload/:revision', 'read', async (exchange, repository) => {
    const request = await readJson(exchange, Preupload)
    const head = findRevision(services.git, repository, param(exchange, 'revision'))
    const read = (path: string): string => (head === undefined ? '' : (readTextFile(services, repository, head, path) ?? ''))
    const isLarge = ignore().add(lfsPatterns(request.gitAttributes ?? read('.gitattributes')))
    const isIgnored = ignore().add(request.gitIgnore ?? read('.gitignore'))
    const files = request.files.map(({ path, size, sample }) => ({
      path,
      uploadMode: size > 0 && (matches(isLarge, path) || size > maxRegularBytes || isBinary(Buffer.from(sample, 'base64'))) ? 'lfs' : 'regular',
      shouldIgnore: matches(isIgnored, path),
      ...(head === undefined ? {} : currentContent(services, repository, head.tree, path)),
    }))
    sendJson(exchange, 200, { files, ...(head === undefined ? {} : { commitOid: head.oid }) })
  })
}

function matches(patterns: ReturnType<typeof ignore>, path: string): boolean {
  return ignore.isPathValid(path) && patterns.ignores(path)
}

/** Attribute patterns are read as ignore patterns: they differ only in negation, which attributes do not have. */
function lfsPatterns(attributes: string): string[] {
  return attributes
    .split('\n')
    .filter((line) => /\sfilter=lfs(\s|$)/.test(line) && !line.startsWith('#'))
    .map((line) => line.trim().split(/\s+/)[0] ?? '')
}

/** Git's own test is a NUL; text in another encoding than UTF-8 counts as binary too. A sample may end within a character. */
function isBinary(sample: Buffer): boolean {
  if (sample.includes(0)) return true
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return false
  } catch {
    return true
  }
}

/** The Python client leaves out files whose content is there already. */
function currentContent({ git }: RepositoryServices, { id }: Repository, tree: string, path: string): { oid?: string } {
  const entry = git.find(id, tree, path)
  if (entry?.kind !== 'blob') return {}
  const blob = git.blob(id, entry.oid)
  return { oid: blob.lfsSize === null ? blob.oid : blob.sha256 }
}
