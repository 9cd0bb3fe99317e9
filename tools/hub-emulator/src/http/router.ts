import findMyWay, { type HTTPMethod } from 'find-my-way'
import type { Handler } from './exchange.ts'

interface RouteOptions {
  /** The route reads `Authorization` itself, or is signed: the header is not taken for a Hub token. */
  ownAuthorization?: boolean
}

interface Route extends RouteOptions {
  handle: Handler
}

interface FoundRoute {
  route: Route
  params: Record<string, string>
}

export interface Router {
  on(methods: HTTPMethod | HTTPMethod[], path: string, handle: Handler, options?: RouteOptions): void
  find(method: string, path: string): FoundRoute | undefined
}

/** Parameters are decoded once, after matching: `refs%2Fpr%2F1` stays one segment. */
export function createRouter(): Router {
  const routes = findMyWay({ ignoreTrailingSlash: true, maxParamLength: 16_384 })
  return {
    on: (methods, path, handle, options = {}) => routes.on(methods, path, () => {}, { handle, ...options } satisfies Route),
    find: (method, path) => {
      const found = routes.find(method as HTTPMethod, path)
      return found === null ? undefined : { route: found.store as Route, params: found.params as Record<string, string> }
    },
  }
}
