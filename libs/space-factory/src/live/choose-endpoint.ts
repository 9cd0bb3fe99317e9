import type { ApiEndpoint, OutputKind } from '@naturalcad/contracts/factory'

export interface EndpointWish {
  /** With or without its leading slash; only this one will do. */
  name?: string | undefined
  /** What the app itself says in `/health`. */
  suggested?: string | undefined
  expected: OutputKind | null
}

const looseKinds: ReadonlySet<OutputKind> = new Set(['json', 'file'])

/** The endpoint to call: the one that was named, else the one that the app names, else the first that gives what is expected. */
export function chooseEndpoint(endpoints: readonly ApiEndpoint[], { name, suggested, expected }: EndpointWish): ApiEndpoint | undefined {
  const find = (wanted: string) => endpoints.find((endpoint) => endpoint.name.replace(/^\//, '') === wanted.replace(/^\//, ''))
  if (name !== undefined) return find(name)
  const fromApp = suggested === undefined ? undefined : find(suggested)
  if (fromApp !== undefined) return fromApp
  const callable = endpoints.filter(({ name: own, visibility, returns }) => visibility === 'public' && returns.length > 0 && !/^\/?(?:health|lambda|load|clear)/.test(own))
  if (expected === null) return callable[0]
  const gives = (test: (kind: OutputKind) => boolean) => callable.find(({ returns }) => returns.some(({ kind }) => test(kind)))
  return gives((kind) => kind === expected) ?? gives((kind) => looseKinds.has(kind))
}
