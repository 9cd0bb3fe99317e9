import type { ModelFacts } from '@naturalcad/hub-client'

const loadable = /^[A-Za-z0-9_][A-Za-z0-9._ /-]{0,199}\.(?:skops|joblib)$/

/** Of several, the one that can be loaded without running its code, then the one nearest to the top, then the first by name. */
export function findModelFile({ files }: Pick<ModelFacts, 'files'>): string | undefined {
  const found = files.map(({ path }) => path).filter(isLoadable)
  return found.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0]
}

/** Whether the path is a plain one, of a form that the template of scikit-learn loads. */
export function isLoadable(path: string): boolean {
  return loadable.test(path) && !path.split('/').some((part) => part === '' || part.startsWith('.'))
}

function rank(path: string): number {
  return (path.endsWith('.skops') ? 0 : 1000) + path.split('/').length
}
