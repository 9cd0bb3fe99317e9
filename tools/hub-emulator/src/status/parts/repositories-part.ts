import { html } from '../../http/html.ts'
import type { FileEntry } from '../../repositories/git/git-store.ts'
import { findRevision, mainRef } from '../../repositories/git/revision.ts'
import { webPath, type Repository, type RepositoryType } from '../../repositories/repository.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'
import type { Page, Section, StatusPart } from '../page.ts'
import { bytes, facts, firstOf, link, table, time, type Fact } from '../table.ts'

const mostRows = 200

export function repositoriesPart(services: RepositoryServices): StatusPart {
  const { repositories } = services
  const body = () => {
    const { shown, rest } = firstOf((['model', 'dataset'] as const).flatMap((type) => repositories.list(type)).sort((one, other) => other.updatedAt - one.updatedAt), mostRows)
    const rows = shown.map((repository) => [
      link(webPath(repository), repository.fullName),
      repository.type,
      visibilityOf(repository),
      bytes(repositories.usedBytes(repository.id)),
      time(repository.updatedAt),
    ])
    return html`${table(['Repository', 'Type', 'Visibility', 'Size', 'Changed'], rows, 'No models or datasets yet.')}${rest}`
  }
  return {
    overview: { id: 'repositories', title: 'Models and datasets', body },
    page: (path) => {
      const found = findRepository(path, services)
      return found === undefined ? undefined : repositoryPage(services, found)
    },
  }
}

export function findRepository(path: string, { repositories }: RepositoryServices): Repository | undefined {
  const parts = path.split('/').slice(1)
  const type: RepositoryType = parts[0] === 'spaces' ? 'space' : parts[0] === 'datasets' ? 'dataset' : 'model'
  const [namespace, name, ...rest] = type === 'model' ? parts : parts.slice(1)
  return namespace === undefined || name === undefined || rest.length > 0 ? undefined : repositories.find(type, namespace, name)
}

/** Of models and datasets; Spaces have more. */
function repositoryPage(services: RepositoryServices, { id, fullName }: Repository): Page {
  const current = (): Repository | undefined => services.repositories.get(id)
  return {
    title: fullName,
    sections: [
      { id: 'settings', title: 'Settings', body: () => facts(repositoryFacts(services, current())) },
      filesSection(services, current),
    ],
  }
}

function visibilityOf({ visibility, gated }: Repository): string {
  return gated === null ? visibility : `${visibility}, gated (${gated})`
}

export function repositoryFacts(services: RepositoryServices, repository: Repository | undefined): Fact[] {
  if (repository === undefined) return []
  const commit = findRevision(services.git, repository, mainRef)
  return [
    ['Type', repository.type],
    ['Visibility', visibilityOf(repository)],
    ['SDK', repository.sdk ?? undefined],
    ['Created', time(repository.createdAt)],
    ['Changed', time(repository.updatedAt)],
    ['Commit', commit && html`<code>${commit.oid}</code> ${commit.title}`],
    ['Size', bytes(services.repositories.usedBytes(repository.id))],
  ]
}

export function filesSection(services: RepositoryServices, current: () => Repository | undefined): Section {
  return { id: 'files', title: 'Files', body: () => listFiles(services, current()) }
}

function listFiles({ git }: RepositoryServices, repository: Repository | undefined) {
  const commit = repository && findRevision(git, repository, mainRef)
  if (repository === undefined || commit === undefined) return html`<p class="empty">No files.</p>`
  const files: FileEntry[] = []
  for (const entry of git.walk(repository.id, commit.tree)) if (entry.kind === 'blob') files.push(entry)
  const { shown, rest } = firstOf(files, mostRows)
  const rows = shown.map(({ path, oid }) => {
    const { size, lfsSize } = git.blob(repository.id, oid)
    // A browser has no token, so files of private repositories are named only.
    const isOpen = repository.visibility === 'public' && repository.gated === null
    return [isOpen ? link(`${webPath(repository)}/resolve/main/${path}`, path) : path, bytes(lfsSize ?? size)]
  })
  return html`${table(['File', 'Size'], rows, 'No files.')}${rest}`
}
