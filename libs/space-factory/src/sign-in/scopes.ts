import type { RecipeName } from '@naturalcad/contracts/factory'

/** Scopes of the Hub's OAuth that the factory has a use for. */
export type FactoryScope = 'contribute-repos' | 'read-repos' | 'write-repos' | 'manage-repos' | 'gated-repos' | 'inference-api' | 'jobs'

/** One right that a recipe needs, and why. */
export interface ScopeNeed {
  /** The smallest that does. */
  scope: FactoryScope
  /** Larger ones that do as well, the smallest first. */
  orElse: readonly FactoryScope[]
  /** What it is used for. */
  reason: string
  /** In which case it is needed; null: always. */
  onlyFor: string | null
}

/** How far a sign-in reaches: to what the factory makes itself and to open and gated models, or also to private things that were made elsewhere. */
export type SignInReach = 'own' | 'all'

/** What the first Space Factory asked every user for, whatever the recipe. Its Space keeps them in its front matter. */
export const seedScopes = ['read-repos', 'write-repos', 'manage-repos', 'gated-repos', 'inference-api', 'jobs', 'read-billing'] as const

const identityScopes = ['openid', 'profile'] as const

const job: ScopeNeed = { scope: 'jobs', orElse: [], reason: 'starts the Job of the run, reads how it goes and ends it', onlyFor: null }
// It reaches what this very application has made, and nothing else of the user's.
const bucket: ScopeNeed = {
  scope: 'contribute-repos',
  orElse: ['manage-repos'],
  reason: 'makes the private bucket of the runs and writes to it',
  onlyFor: null,
}
const space: ScopeNeed = { ...bucket, reason: 'makes the private bucket of the runs and the private Space, and writes to them' }
const oldBucket: ScopeNeed = {
  scope: 'write-repos',
  orElse: ['manage-repos'],
  reason: 'writes to a bucket of runs that another application or token has made',
  onlyFor: 'a bucket of runs made elsewhere, such as by the command',
}
const privateModel: ScopeNeed = {
  scope: 'read-repos',
  orElse: ['write-repos', 'manage-repos'],
  reason: 'reads the card and the files of a private model',
  onlyFor: 'private models',
}
const privateSpace: ScopeNeed = {
  ...privateModel,
  reason: 'reads and calls a private Space that another application or token has made',
  onlyFor: 'private Spaces made elsewhere',
}
const gated: ScopeNeed = { scope: 'gated-repos', orElse: [], reason: 'reads a gated model that the user was let into', onlyFor: 'gated models' }
const inference: ScopeNeed = { scope: 'inference-api', orElse: [], reason: 'lets the agent think: it pays the model that writes the app', onlyFor: null }

const ofModel = [space, oldBucket, privateModel, gated, job] as const
const ofModelByAgent = [space, oldBucket, privateModel, gated, inference, job] as const
const byAgent = [space, oldBucket, inference, job] as const

/** Which recipe needs which scope, and what for. */
export const scopeNeeds: Readonly<Record<RecipeName, readonly ScopeNeed[]>> = {
  'hello-job': [bucket, oldBucket, job],
  'template-space': ofModel,
  'agent-edit': byAgent,
  'agent-quickstart': byAgent,
  'text-model': ofModel,
  recommend: [bucket, oldBucket, privateModel, gated, job],
  longcat: ofModelByAgent,
  universal: ofModelByAgent,
  'validate-space': [bucket, oldBucket, privateSpace, job],
}

export interface ChooseScopesOptions {
  /** @default all */
  recipes?: readonly RecipeName[]
  /** @default 'own' */
  reach?: SignInReach
  /** What the application may ask for, where it is bounded; a need that none of these meets is left out. */
  offered?: readonly string[] | undefined
}

/**
 * What to ask a user for: who they are, and the fewest rights that do. For all recipes within their own reach that is `contribute-repos`,
 * `gated-repos`, `inference-api` and `jobs`.
 */
export function chooseScopes({ recipes, reach = 'own', offered }: ChooseScopesOptions = {}): string[] {
  const needs = (recipes ?? (Object.keys(scopeNeeds) as RecipeName[])).flatMap((recipe) => scopeNeeds[recipe])
  const chosen: string[] = [...identityScopes]
  // The bucket first: where it takes a large scope, that meets the smaller needs too.
  for (const need of needs.toSorted((one, other) => orderOf(one) - orderOf(other))) {
    if (reach === 'own' && need.onlyFor !== null && need !== gated) continue
    if (isMet(need, chosen)) continue
    const scope = [need.scope, ...need.orElse].find((one) => offered === undefined || offered.includes(one))
    if (scope !== undefined) chosen.push(scope)
  }
  return chosen
}

/** The rights that a recipe always needs and that were not granted. */
export function findMissingScopes(recipe: RecipeName, granted: readonly string[]): ScopeNeed[] {
  return scopeNeeds[recipe].filter((need) => need.onlyFor === null && !isMet(need, granted))
}

function isMet({ scope, orElse }: ScopeNeed, granted: readonly string[]): boolean {
  return [scope, ...orElse].some((one) => granted.includes(one))
}

const order: readonly FactoryScope[] = ['contribute-repos', 'write-repos', 'read-repos', 'gated-repos', 'inference-api', 'jobs']

function orderOf({ scope }: ScopeNeed): number {
  return order.indexOf(scope)
}
