/** One way that the agent may ask the Hub, of its own Space alone. */
export type HubRoute =
  | { kind: 'whoami' }
  | { kind: 'create' }
  | { kind: 'check-card' }
  | { kind: 'preupload' }
  | { kind: 'commit' }
  | { kind: 'read' }
  | { kind: 'refused'; reason: string }

const revision = '(?:main|[0-9a-f]{40})'

/** What may be read of the Space, below `/api/spaces/<id>` and `/spaces/<id>`. */
const readable = new RegExp(`^(?:|/revision/${revision}|/tree/${revision}(?:/.*)?|/commits/${revision}|/refs|/runtime|/logs/(?:build|run)|/discussions)$`)
const readableFiles = new RegExp(`^/(?:resolve|raw)/${revision}/.+$`)

/** Which of the ways a request takes; everything that is not named here is refused. */
export function findHubRoute(method: string, target: string, spaceId: string): HubRoute {
  const refuse = (reason: string): HubRoute => ({ kind: 'refused', reason })
  const path = toPlainPath(target)
  if (path === undefined) return refuse('the address cannot be read')
  const reads = method === 'GET' || method === 'HEAD'
  if (path === '/api/whoami-v2' && reads) return { kind: 'whoami' }
  if (path === '/api/repos/create' && method === 'POST') return { kind: 'create' }
  if (path === '/api/validate-yaml' && method === 'POST') return { kind: 'check-card' }
  const api = below(path, `/api/spaces/${spaceId}`)
  if (api !== undefined) {
    if (reads && readable.test(api)) return { kind: 'read' }
    if (method === 'POST' && api === '/preupload/main') return { kind: 'preupload' }
    if (method === 'POST' && api === '/commit/main') return { kind: 'commit' }
    if (method === 'POST' && new RegExp(`^/paths-info/${revision}$`).test(api)) return { kind: 'read' }
  }
  const files = below(path, `/spaces/${spaceId}`)
  if (files !== undefined && reads && readableFiles.test(files)) return { kind: 'read' }
  return refuse(`this run may make, fill and read ${spaceId} only`)
}

/** The path with nothing in it that the Hub could read in another way; undefined where there is. */
function toPlainPath(target: string): string | undefined {
  const [path = ''] = target.split('?')
  if (!path.startsWith('/') || /[\\#]|%2f|%5c|%00|\/\//i.test(path)) return undefined
  try {
    const segments = decodeURIComponent(path).split('/')
    return segments.some((segment) => segment === '.' || segment === '..') ? undefined : segments.join('/')
  } catch {
    return undefined
  }
}

function below(path: string, start: string): string | undefined {
  return path === start || path.startsWith(`${start}/`) ? path.slice(start.length) : undefined
}
