import type { Commit } from '../git/git-store.ts'
import type { Repository } from '../repository.ts'
import type { RepositoryFacts } from './repository-facts.ts'

/** A repository of a list, with what filters and orders look at. */
export interface Candidate {
  repository: Repository
  commit: Commit | undefined
  facts: RepositoryFacts
}
