import type * as Diff from 'diff'
import { lazyModule } from '../../modules/lazy-module.ts'
import { compareTrees } from '../git/compare-trees.ts'
import { lfsPointer } from '../git/git-objects.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import type { PullRequestState } from './merge-pull-request.ts'

const diff = lazyModule((load) => load('diff') as typeof Diff)
/** Longer files are told to differ, and not how. */
const maxShownBytes = 1024 * 1024
const noOid = '0'.repeat(40)

/** What the pull request changes, in the form of `git diff`. */
export function diffPullRequest(services: RepositoryServices, repository: Repository, { base, head }: PullRequestState): string {
  const changes = [...compareTrees(services.git, repository.id, base.tree, head.tree)].sort(([one], [other]) => (one < other ? -1 : 1))
  return changes.map(([path, { before, after }]) => diffFile(services, repository, path, before, after)).join('')
}

function diffFile(services: RepositoryServices, repository: Repository, path: string, before: string | undefined, after: string | undefined): string {
  const mode = before === undefined ? ['new file mode 100644'] : after === undefined ? ['deleted file mode 100644'] : []
  const index = `index ${(before ?? noOid).slice(0, 7)}..${(after ?? noOid).slice(0, 7)}${mode.length === 0 ? ' 100644' : ''}`
  const header = [`diff --git a/${path} b/${path}`, ...mode, index]
  const names = [before === undefined ? '/dev/null' : `a/${path}`, after === undefined ? '/dev/null' : `b/${path}`] as const
  const [left, right] = [readText(services, repository, before), readText(services, repository, after)]
  const body = left === undefined || right === undefined ? [`Binary files ${names[0]} and ${names[1]} differ`] : showHunks(names, left, right)
  return [...header, ...body].map((line) => `${line}\n`).join('')
}

function showHunks([oldName, newName]: readonly [string, string], left: string, right: string): string[] {
  const { hunks } = diff().structuredPatch(oldName, newName, left, right, undefined, undefined, { context: 3 })
  if (hunks.length === 0) return []
  const shown = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [`@@ -${place(oldStart, oldLines)} +${place(newStart, newLines)} @@`, ...lines])
  return [`--- ${oldName}`, `+++ ${newName}`, ...shown]
}

/** A side without lines is told by the line before it. */
function place(start: number, lines: number): string {
  return lines === 1 ? String(start) : `${lines === 0 ? start - 1 : start},${lines}`
}

/** Undefined for what is no text. Large files show their pointer, as git does. */
function readText({ git, objects }: RepositoryServices, { id }: Repository, oid: string | undefined): string | undefined {
  if (oid === undefined) return ''
  const { sha256, lfsSize, size } = git.blob(id, oid)
  if (lfsSize !== null) return lfsPointer(sha256, lfsSize).toString('utf8')
  if (size > maxShownBytes) return undefined
  const content = objects.read(sha256)
  return content.includes(0) ? undefined : content.toString('utf8')
}
