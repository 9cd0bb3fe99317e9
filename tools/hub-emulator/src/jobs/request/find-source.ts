import type { Repository, RepositoryType } from '../../repositories/repository.ts'
import type { RepositoryStore } from '../../repositories/repository-store.ts'

/** A repository by its name or a name that it had. */
export function findSource(repositories: RepositoryStore, type: RepositoryType, fullName: string): Repository | undefined {
  const [namespace = '', name = ''] = fullName.split('/')
  return repositories.find(type, namespace, name) ?? repositories.findMoved(type, fullName)
}
