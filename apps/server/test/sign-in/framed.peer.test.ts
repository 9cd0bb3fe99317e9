import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { IncomingMessage, RequestListener } from 'node:http'
import { describePeer } from '@naturalcad/peers'
import type { Frame, Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { bobToken, createFactoryDouble } from '../support/factory-double.ts'
import { makeCertificate } from '../support/make-certificate.ts'
import { startChromium } from '../support/start-chromium.ts'
import { spaceOrigin, startHub } from '../support/start-hub.ts'
import { createTestApp } from '../support/test-app.ts'

const strangerOrigin = 'https://mallory-space.hf.space'
/** Stands for a page of the server itself. */
const ownPage = '<a href="/sign-in">Sign in</a> <a href="/sign-in" target="_blank">Sign in in a window of its own</a>'
/** As servers set them before there were partitions. */
const plainCookie = 'plain=1; Path=/; SameSite=None; Secure'

describePeer('chromium', 'a server that is a Space, within the page of the Hub', (program) => {
  /** The server and another Space over TLS, and the Hub, whose page shows both. */
  async function start() {
    const hub = await startHub()
    const factory = createFactoryDouble()
    const started = createTestApp({
      application: hub.application,
      factory,
      // The double does not know the tokens of the Hub.
      createFactory: (user) => factory.create({ ...user, accessToken: bobToken }),
      access: { ownOrigins: [spaceOrigin], framingOrigins: [hub.url] },
      settings: { server: { rateLimitPerAddress: 100 } },
    })
    const requests: IncomingMessage[] = []
    const port = await serveSpaces((request, response) => {
      requests.push(request)
      const { host } = new URL(`https://${request.headers.host ?? ''}`)
      const html = host !== new URL(spaceOrigin).host ? '<p>stranger</p>' : request.url === '/page' ? ownPage : undefined
      if (html === undefined) started.app(request, response)
      else response.setHeader('content-type', 'text/html').setHeader('set-cookie', plainCookie).end(html)
    })
    // The page of the Hub has no address, since no server gives it: the browser would take it for one of the internet that asks this machine.
    const context = await startChromium(program, `--host-resolver-rules=MAP *.hf.space 127.0.0.1:${port}`, '--disable-features=LocalNetworkAccessChecks')
    const hubPage = `${hub.url}/spaces/alice/factory`
    const frames = [`<iframe name="space" src="${spaceOrigin}/page"></iframe>`, `<iframe name="stranger" src="${strangerOrigin}/"></iframe>`]
    await context.route(hubPage, (route) => route.fulfill({ contentType: 'text/html', body: frames.join('') }))
    const page = await context.newPage()
    await page.goto(hubPage)
    return { ...started, hub, context, page, requests }
  }

  const frameOf = (page: Page, name: string): Frame => {
    const frame = page.frame({ name })
    if (frame === null) throw new Error(`there is no frame ${name}`)
    return frame
  }
  const authorize = async (place: Page | Frame, user: string) => {
    await place.getByRole('radio', { name: user }).check()
    await place.getByRole('button', { name: 'Authorize' }).click()
    await place.waitForURL(`${spaceOrigin}/api/session`)
    return JSON.parse(await place.locator('body').innerText()) as unknown
  }
  const signIn = async (page: Page) => {
    const frame = frameOf(page, 'space')
    await frame.getByRole('link', { name: 'Sign in', exact: true }).click()
    return authorize(frame, '(bob)')
  }
  /** Has a page send it; what its script gets to know. */
  const send = (place: Page | Frame, address: string, init: RequestInit) =>
    place.evaluate(`fetch(${JSON.stringify(address)}, ${JSON.stringify({ ...init, credentials: 'include' })}).then(({ status }) => status, () => 'nothing')`)
  const launch = (mode: 'cors' | 'no-cors'): RequestInit => ({
    method: 'POST',
    mode,
    body: '{"recipe":"hello-job"}',
    ...(mode === 'cors' ? { headers: { 'content-type': 'application/json' } } : {}),
  })

  test('a browser that takes no plain cookie there signs in there, and the session works there', async () => {
    const { page, context, requests } = await start()
    expect(await signIn(page)).toMatchObject({ signedIn: true, user: { name: 'bob' } })
    const frame = frameOf(page, 'space')
    await frame.goto(`${spaceOrigin}/page`)
    expect(await send(frame, '/api/factory/runs', launch('cors'))).toBe(201)
    expect(await send(frame, '/api/factory/runs', {})).toBe(200)
    expect(await context.cookies()).toContainEqual(
      expect.objectContaining({ name: '__Host-naturalcad_session', httpOnly: true, secure: true, sameSite: 'None', partitionKey: 'http://127.0.0.1' }),
    )
    expect(requests.at(-1)?.headers.cookie).not.toContain('plain=1')
  })

  test('a sign-in in a window of its own opens a session there', async () => {
    const { page, context } = await start()
    const link = frameOf(page, 'space').getByRole('link', { name: 'a window of its own' })
    const [window] = await Promise.all([context.waitForEvent('page'), link.click()])
    expect(await authorize(window, 'Alice')).toMatchObject({ signedIn: true, user: { name: 'alice' } })
    await window.goto(`${spaceOrigin}/page`)
    expect(await send(window, '/api/factory/runs', launch('cors'))).toBe(201)
  })

  test('another Space in the same page, whose browser sends the cookie along, is refused', async () => {
    const { page, requests, log, factory } = await start()
    await signIn(page)
    log.length = 0
    const stranger = frameOf(page, 'stranger')
    expect(await send(stranger, `${spaceOrigin}/api/factory/runs`, launch('no-cors'))).toBe('nothing')
    expect(requests.at(-1)?.headers).toMatchObject({ origin: strangerOrigin, cookie: expect.stringContaining('__Host-naturalcad_session=') as string })
    expect(await send(stranger, `${spaceOrigin}/api/factory/runs`, launch('cors'))).toBe('nothing')
    expect(await send(stranger, `${spaceOrigin}/sign-out`, { method: 'POST', mode: 'no-cors', body: '{}' })).toBe('nothing')
    expect(await send(stranger, `${spaceOrigin}/api/factory/recommend?model=gpt2`, { mode: 'no-cors' })).toBe('nothing')
    expect(log.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['POST', '/api/factory/runs', 403],
      ['POST', '/api/factory/runs', 403],
      ['POST', '/sign-out', 403],
      ['GET', '/api/factory/recommend', 403],
    ])
    expect(factory.open).toEqual([])
    await frameOf(page, 'space').goto(`${spaceOrigin}/api/session`)
    expect(await frameOf(page, 'space').locator('body').innerText()).toContain('"signedIn":true')
  })

  test('a page of a stranger gets no cookie, and shows nothing of the server', async () => {
    const { page, context, requests, log } = await start()
    await signIn(page)
    log.length = 0
    const strangers = await context.newPage()
    await strangers.goto(strangerOrigin)
    expect(await send(strangers, `${spaceOrigin}/api/factory/runs`, launch('no-cors'))).toBe('nothing')
    expect(requests.at(-1)?.headers.cookie ?? '').not.toContain('naturalcad')
    expect(log.map(({ status }) => status)).toEqual([403])
    const framed = strangers.waitForEvent('frameattached')
    const address = JSON.stringify(`${spaceOrigin}/api/session`)
    await strangers.evaluate(`new Promise((resolve) => document.body.append(Object.assign(document.createElement('iframe'), { src: ${address}, onload: resolve })))`)
    expect(await (await framed).content()).not.toContain('signedIn')
  })
})

async function serveSpaces(listener: RequestListener): Promise<number> {
  const server = createServer(makeCertificate(), listener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => server.close().closeAllConnections())
  return (server.address() as AddressInfo).port
}
