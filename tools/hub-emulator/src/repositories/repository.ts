import type { Account } from '../identity/principal.ts'

export const repositoryTypes = ['model', 'dataset', 'space', 'kernel'] as const
export type RepositoryType = (typeof repositoryTypes)[number]

export const spaceSdks = ['gradio', 'docker', 'static', 'streamlit'] as const
export type SpaceSdk = (typeof spaceSdks)[number]

export const visibilities = ['public', 'private', 'protected'] as const
export type Visibility = (typeof visibilities)[number]

export interface Repository {
  id: string
  type: RepositoryType
  namespace: Account
  name: string
  /** `namespace/name`, the id that users know. */
  fullName: string
  creatorId: string
  /** The OAuth application that created it. */
  createdByClient: string | null
  visibility: Visibility
  gated: 'auto' | 'manual' | null
  sdk: SpaceSdk | null
  /** Asked for at creation, for the rules of plans. */
  hardware: string | null
  createdAt: number
  updatedAt: number
}

/** Models have no segment of their own in web addresses. */
export function webPath({ type, fullName }: Pick<Repository, 'type' | 'fullName'>): string {
  return type === 'model' ? `/${fullName}` : `/${type}s/${fullName}`
}

/** The name of a host that serves the Space: letters, digits and dashes. */
export function subdomainOf({ fullName }: Repository): string {
  return fullName.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 63)
}
