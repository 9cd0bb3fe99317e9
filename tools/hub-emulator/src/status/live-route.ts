import { setTimeout as wait } from 'node:timers/promises'
import { HubError } from '../http/hub-error.ts'
import { openEventStream, type EventStream } from '../http/event-stream.ts'
import type { Router } from '../http/router.ts'
import { statusRoot, type Page, type Section } from './page.ts'
import type { TokenMask } from './token-mask.ts'

/** How often an open page is looked at for changes. */
const intervalMs = 1000

/** What an open page is told: sections that have changed, and lines of its logs. One stream for all, since browsers open few to one host. */
export function addLiveRoute(router: Router, findPage: (path: string) => Page | undefined, mask: TokenMask): void {
  router.on('GET', `${statusRoot}/live`, async (exchange) => {
    const find = (): Page | undefined => findPage(exchange.query.get('path') ?? '')
    const page = find()
    if (page === undefined) throw new HubError(404, 'No such page')
    const stream = openEventStream(exchange)
    await Promise.all([sendChanges(stream, find, mask), ...page.sections.flatMap((section) => ('follow' in section ? [sendLog(stream, section, mask)] : []))])
  }, { forPeople: true })
}

/** Until the client goes, or what the page is about: then it ends the stream, and with it the logs. */
async function sendChanges(stream: EventStream, find: () => Page | undefined, mask: TokenMask): Promise<void> {
  const sent = new Map<string, string>()
  for (let page = find(); page !== undefined && !stream.closed.aborted; page = find()) {
    for (const section of page.sections) {
      if (!('body' in section)) continue
      const html = mask(section.body().html)
      if (sent.get(section.id) !== html) await stream.send(JSON.stringify({ id: section.id, html }), 'section')
      sent.set(section.id, html)
    }
    await wait(intervalMs, undefined, { signal: stream.closed }).catch(() => {})
  }
  await stream.send('{}', 'gone')
  stream.end()
}

async function sendLog(stream: EventStream, { id, follow }: Extract<Section, { follow: unknown }>, mask: TokenMask): Promise<void> {
  for await (const line of follow(stream.closed)) {
    if (stream.closed.aborted) return
    await stream.send(JSON.stringify({ id, text: mask(line) }), 'line')
  }
  await stream.send(JSON.stringify({ id }), 'log-end')
}
