import type { Router } from '../http/router.ts'
import { statusRoot } from './page.ts'
import { statusScript } from './status-script.ts'
import { statusStyle } from './status-style.ts'

export function addAssetRoutes(router: Router): void {
  const assets = [
    ['status.js', 'text/javascript; charset=utf-8', statusScript],
    ['status.css', 'text/css; charset=utf-8', statusStyle],
  ] as const
  for (const [name, type, text] of assets) {
    router.on('GET', `${statusRoot}/${name}`, (exchange) => {
      const bytes = Buffer.from(text)
      exchange.response.writeHead(200, { 'content-type': type, 'content-length': String(bytes.length) })
      exchange.response.end(bytes)
    }, { forPeople: true })
  }
}
