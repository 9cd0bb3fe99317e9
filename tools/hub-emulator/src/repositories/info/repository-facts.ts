import { buffer } from 'node:stream/consumers'
import type { BlobContents } from '../content/blob-contents.ts'
import { readTextFile } from '../content/read-file.ts'
import type { Commit, GitStore } from '../git/git-store.ts'
import type { Repository } from '../repository.ts'
import { readFrontMatter, textOf } from './front-matter.ts'
import { summarizeSafetensors, type ReadBytes, type SafetensorsSummary } from './safetensors.ts'

/** What the files of one commit say about the repository. */
export interface RepositoryFacts {
  cardData: Record<string, unknown> | undefined
  /** The content of `config.json`, cut to what the Hub shows. */
  config: Record<string, unknown> | undefined
  safetensors: SafetensorsSummary | undefined
  /** The beginning of the README's text. */
  summary: string | undefined
}

export const noFacts: RepositoryFacts = { cardData: undefined, config: undefined, safetensors: undefined, summary: undefined }

export interface FactsReader {
  read(repository: Repository, commit: Commit): Promise<RepositoryFacts>
}

const maxRemembered = 500
const maxSummaryLength = 200

/** A commit never changes, so its facts are read once. */
export function createFactsReader(git: GitStore, contents: BlobContents): FactsReader {
  const known = new Map<string, Promise<RepositoryFacts>>()
  return {
    read: (repository, commit) => {
      const key = `${repository.id}:${commit.oid}`
      const found = known.get(key) ?? readFacts(git, contents, repository, commit)
      known.delete(key)
      known.set(key, found)
      const oldest = known.keys().next()
      if (known.size > maxRemembered && oldest.done !== true) known.delete(oldest.value)
      found.catch(() => known.delete(key))
      return found
    },
  }
}

async function readFacts(git: GitStore, contents: BlobContents, repository: Repository, commit: Commit): Promise<RepositoryFacts> {
  const services = { git, contents }
  const readme = readTextFile(services, repository, commit, 'README.md') ?? ''
  const card = readFrontMatter(readme)
  const cardData = card.kind === 'read' ? card.data : undefined
  if (repository.type !== 'model') return { ...noFacts, cardData, summary: summarize(readme) }
  const config = readConfig(readTextFile(services, repository, commit, 'config.json'))
  return { cardData, config, safetensors: await summarizeSafetensors(createFileReader(services, repository, commit), readTextFile(services, repository, commit, 'model.safetensors.index.json')), summary: summarize(readme) }
}

/** Reads parts of the files of a commit. */
export function createFileReader({ git, contents }: { git: GitStore; contents: BlobContents }, { id }: Repository, { tree }: Commit): ReadBytes {
  return async (path, start, length) => {
    const entry = git.find(id, tree, path)
    if (entry?.kind !== 'blob') return undefined
    const blob = git.blob(id, entry.oid)
    if (start + length > (blob.lfsSize ?? blob.size)) return undefined
    return buffer(contents.open(blob, { start, end: start + length - 1 }))
  }
}

function summarize(readme: string): string | undefined {
  const text = textOf(readme).replaceAll(/\s+/g, ' ').trim()
  if (text === '') return undefined
  return text.length <= maxSummaryLength ? text : `${text.slice(0, maxSummaryLength)}…`
}

function readConfig(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const config: unknown = text === undefined ? undefined : JSON.parse(text)
    if (typeof config !== 'object' || config === null) return undefined
    const shown = ['architectures', 'model_type', 'quantization_config', 'auto_map', 'tokenizer_config']
    return Object.fromEntries(Object.entries(config).filter(([name]) => shown.includes(name)))
  } catch {
    return undefined
  }
}
