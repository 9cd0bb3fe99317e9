import type { ApiEndpoint, OutputKind } from '@naturalcad/contracts/factory'

export interface EndpointWish {
  /** With or without its leading slash; only this one will do. */
  name?: string | undefined
  /** What the app itself says in `/health`. */
  suggested?: string | undefined
  /** Those that reach the model by the source, where that is known. */
  proven?: readonly string[] | undefined
  expected: OutputKind | null
}

const looseKinds: ReadonlySet<OutputKind> = new Set(['json', 'file'])

/**
 * The endpoint to call: the one that was named, else the one that the app names, else the first that gives what is expected; of those that
 * nobody named, one that is proven by the source goes before the rest.
 */
export function chooseEndpoint(endpoints: readonly ApiEndpoint[], { name, suggested, proven, expected }: EndpointWish): ApiEndpoint | undefined {
  const find = (wanted: string) => endpoints.find((endpoint) => endpoint.name.replace(/^\//, '') === wanted.replace(/^\//, ''))
  if (name !== undefined) return find(name)
  const fromApp = suggested === undefined ? undefined : find(suggested)
  if (fromApp !== undefined && isProvenEndpoint(fromApp.name, proven)) return fromApp
  const callable = endpoints.filter(({ name: own, visibility, returns }) => visibility === 'public' && returns.length > 0 && !/^\/?(?:health|lambda|load|clear)/.test(own))
  const gives = (from: readonly ApiEndpoint[], test: (kind: OutputKind) => boolean) => from.find(({ returns }) => returns.some(({ kind }) => test(kind)))
  const best = (from: readonly ApiEndpoint[]) => (expected === null ? from[0] : (gives(from, (kind) => kind === expected) ?? gives(from, (kind) => looseKinds.has(kind))))
  return best(callable.filter((endpoint) => isProvenEndpoint(endpoint.name, proven))) ?? fromApp ?? best(callable)
}

/** Gradio numbers endpoints whose names are the same: `/generate_1`. */
export function isProvenEndpoint(name: string, proven: readonly string[] | undefined): boolean {
  return proven === undefined || proven.includes(name) || proven.includes(name.replace(/_\d+$/, ''))
}
