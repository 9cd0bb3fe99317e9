import type { Exchange } from '../http/exchange.ts'
import { guardLocal } from '../http/guard-local.ts'
import type { Router } from '../http/router.ts'
import type { AccountStore } from '../identity/account-store.ts'
import { addAssetRoutes } from './asset-routes.ts'
import { addLiveRoute } from './live-route.ts'
import { renderPage, type Page, type StatusPart } from './page.ts'
import { createTokenMask } from './token-mask.ts'

const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Pages for people. Asked after all routes, so that none of them takes a client's address away. */
export interface StatusPages {
  /** Answers a browser that opens the address of a page. False for everybody and everything else. */
  answer(exchange: Exchange): boolean
}

export function addStatusPages(router: Router, accounts: AccountStore, parts: readonly StatusPart[]): StatusPages {
  const mask = createTokenMask(accounts)
  const overview: Page = { title: 'Hub emulator', sections: parts.flatMap((part) => (part.overview === undefined ? [] : [part.overview])) }
  const findPage = (path: string): Page | undefined => {
    if (path === '/') return overview
    for (const part of parts) {
      const page = part.page?.(path)
      if (page !== undefined) return page
    }
  }
  addAssetRoutes(router)
  addLiveRoute(router, findPage, mask)
  return {
    answer: (exchange) => {
      const { request, response, method } = exchange
      const path = decode(exchange.path)
      const isBrowser = path === '/' || (request.headers.accept ?? '').includes('text/html')
      if (!isBrowser || !['GET', 'HEAD'].includes(method)) return false
      // Before anything is looked up: a stranger is not to learn what there is.
      guardLocal(exchange)
      const page = findPage(path)
      if (page === undefined) return false
      const bytes = Buffer.from(mask(renderPage(path, page).html))
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy, 'content-length': String(bytes.length) })
      response.end(method === 'HEAD' ? undefined : bytes)
      return true
    },
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
