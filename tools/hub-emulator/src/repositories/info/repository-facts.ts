import { buffer } from 'node:stream/consumers'
import type { BlobContents } from '../content/blob-contents.ts'
import { readTextFile } from '../content/read-file.ts'
import type { Commit, GitStore } from '../git/git-store.ts'
import type { Repository } from '../repository.ts'
import { readFrontMatter } from './front-matter.ts'
import { summarizeSafetensors, type SafetensorsSummary } from './safetensors.ts'

/** What the files of one commit say about the repository. */
export interface RepositoryFacts {
  cardData: Record<string, unknown> | undefined
  /** The content of `config.json`, cut to what the Hub shows. */
  config: Record<string, unknown> | undefined
  safetensors: SafetensorsSummary | undefined
}

export interface FactsReader {
  read(repository: Repository, commit: Commit): Promise<RepositoryFacts>
}

const maxRemembered = 500

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
  const card = readFrontMatter(readTextFile(services, repository, commit, 'README.md') ?? '')
  const cardData = card.kind === 'read' ? card.data : undefined
  if (repository.type !== 'model') return { cardData, config: undefined, safetensors: undefined }
  const read = async (path: string, start: number, length: number): Promise<Buffer | undefined> => {
    const entry = git.find(repository.id, commit.tree, path)
    if (entry?.kind !== 'blob') return undefined
    const blob = git.blob(repository.id, entry.oid)
    if (start + length > (blob.lfsSize ?? blob.size)) return undefined
    return buffer(contents.open(blob, { start, end: start + length - 1 }))
  }
  const readIndex = (): string | undefined => readTextFile(services, repository, commit, 'model.safetensors.index.json')
  return { cardData, config: readConfig(readTextFile(services, repository, commit, 'config.json')), safetensors: await summarizeSafetensors(read, readIndex) }
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
