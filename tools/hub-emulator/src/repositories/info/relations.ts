import type { Principal } from '../../identity/principal.ts'
import { maySee } from '../access.ts'
import { findRevision, mainRef } from '../git/revision.ts'
import type { Repository, RepositoryType } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { noFacts, type RepositoryFacts } from './repository-facts.ts'
import { namesIn } from './tags.ts'

/** What other repositories say about a model, as far as the asker may see them. To know it, their cards are read, so it is done only if asked for. */
export interface Relations {
  /** Spaces that use it. */
  spaces?: string[]
  /** How many models are made from it. */
  children?: number
}

/** `expand` names the fields that are asked for; without it they are the standard ones. */
export async function readRelations(services: RepositoryServices, principal: Principal | undefined, { type: own, fullName }: Repository, expand: readonly string[] | undefined): Promise<Relations> {
  if (own !== 'model') return {}
  const naming = async (type: RepositoryType, field: string): Promise<string[]> => {
    const others = services.repositories.list(type).filter((repository) => maySee(principal, repository))
    const cards = await Promise.all(others.map(async (repository) => ({ repository, facts: await readMainFacts(services, repository) })))
    return cards.filter(({ facts }) => namesIn(facts.cardData, field).includes(fullName)).map(({ repository }) => repository.fullName)
  }
  return {
    ...(expand === undefined || expand.includes('spaces') ? { spaces: await naming('space', 'models') } : {}),
    ...(expand?.includes('childrenModelCount') === true ? { children: (await naming('model', 'base_model')).length } : {}),
  }
}

export async function readMainFacts({ git, facts }: RepositoryServices, repository: Repository): Promise<RepositoryFacts> {
  const commit = findRevision(git, repository, mainRef)
  return commit === undefined ? noFacts : facts.read(repository, commit)
}
