import type { Handler } from './exchange.ts'

export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface RouteOptions {
  /** The route reads `Authorization` itself, or is signed: the header is not taken for a Hub token. */
  ownAuthorization?: boolean
  /** Needs no token, and so is for the people and tests of this machine alone: no other site and no job may ask for it. */
  forPeople?: boolean
}

interface Route extends RouteOptions {
  handle: Handler
}

interface FoundRoute {
  route: Route
  params: Record<string, string>
}

export interface Router {
  /** A path of names, `:parameters` for one segment each, and at its end perhaps `*` for all that follows. Throws for a route that is there already. */
  on(methods: HttpMethod | HttpMethod[], path: string, handle: Handler, options?: RouteOptions): void
  find(method: string, path: string): FoundRoute | undefined
}

/** One segment of all paths that begin alike. */
interface Node {
  names: Map<string, Node>
  parameters: Map<string, Node>
  /** For what follows, whatever it is. */
  rest: Map<string, Route>
  routes: Map<string, Route>
}

const createNode = (): Node => ({ names: new Map(), parameters: new Map(), rest: new Map(), routes: new Map() })

/**
 * Names come before parameters and parameters before `*`, at each segment anew. A slash at the end counts for nothing. Segments are decoded
 * one by one: `refs%2Fpr%2F1` stays one.
 */
export function createRouter(): Router {
  const root = createNode()
  return {
    on: (methods, path, handle, options = {}) => {
      const { routes } = nodeOf(root, path)
      for (const method of [methods].flat()) {
        if (routes.has(method)) throw new Error(`the route ${method} ${path} is there already`)
        routes.set(method, { handle, ...options })
      }
    },
    find: (method, path) => {
      const segments = segmentsOf(path).map(decode)
      return segments.every((segment) => segment !== undefined) ? findIn(root, method, segments, 0) : undefined
    },
  }
}

function nodeOf(root: Node, path: string): Pick<Node, 'routes'> {
  const segments = segmentsOf(path)
  let node = root
  for (const [index, segment] of segments.entries()) {
    if (segment === '*' && index === segments.length - 1) return { routes: node.rest }
    if (/^.+:|\*/.test(segment)) throw new Error(`the route ${path} has a part of a segment as its parameter`)
    const isParameter = segment.startsWith(':')
    const children = isParameter ? node.parameters : node.names
    const name = isParameter ? segment.slice(1) : segment
    const next = children.get(name) ?? createNode()
    children.set(name, next)
    node = next
  }
  return node
}

function findIn(node: Node, method: string, segments: readonly string[], at: number): FoundRoute | undefined {
  const segment = segments[at]
  if (segment === undefined) {
    const route = node.routes.get(method)
    return route === undefined ? undefined : { route, params: {} }
  }
  const named = node.names.get(segment)
  const found = named && findIn(named, method, segments, at + 1)
  if (found !== undefined) return found
  if (segment !== '') {
    for (const [name, child] of node.parameters) {
      const inside = findIn(child, method, segments, at + 1)
      if (inside !== undefined) return { route: inside.route, params: { ...inside.params, [name]: segment } }
    }
  }
  const route = node.rest.get(method)
  return route === undefined ? undefined : { route, params: { '*': segments.slice(at).join('/') } }
}

function segmentsOf(path: string): string[] {
  return path.replace(/(?<=.)\/$/, '').split('/').slice(1)
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
