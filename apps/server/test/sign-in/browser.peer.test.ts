import { describePeer } from '@naturalcad/peers'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { serve } from '../support/serve.ts'
import { startChromium } from '../support/start-chromium.ts'
import { startHub } from '../support/start-hub.ts'
import { createTestApp } from '../support/test-app.ts'

describePeer('chromium', 'signing in with a browser', (program) => {
  /** The server by name and the Hub by address: two sites for the browser, as in the world. */
  async function start() {
    const hub = await startHub()
    const { app, factory, log } = createTestApp({ application: hub.application })
    const { port } = await serve(app)
    const context = await startChromium(program)
    return { hub, factory, log, context, page: await context.newPage(), url: `http://localhost:${port}` }
  }

  const shown = async (page: Page) => JSON.parse(await page.locator('body').innerText()) as unknown

  test('leads over the consent of the Hub and back, into a session that no script reads', async () => {
    const { page, url, hub, context } = await start()
    await page.goto(`${url}/sign-in`)
    expect(new URL(page.url()).origin).toBe(hub.url)
    await page.getByRole('radio', { name: '(bob)' }).check()
    await page.getByRole('button', { name: 'Authorize' }).click()
    await page.waitForURL(`${url}/api/session`)
    expect(await shown(page)).toMatchObject({ signedIn: true, user: { name: 'bob' } })
    expect(await context.cookies(url)).toContainEqual(expect.objectContaining({ name: 'naturalcad_session', httpOnly: true, sameSite: 'Lax' }))
  })

  test('can be refused by the user', async () => {
    const { page, url } = await start()
    await page.goto(`${url}/sign-in`)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.waitForURL(`${url}/sign-in/callback*`)
    expect(await shown(page)).toMatchObject({ code: 'FORBIDDEN', status: 403 })
  })

  test('gives another site nothing to launch with', async () => {
    const { page, url, log, factory } = await start()
    await page.goto(`${url}/sign-in`)
    await page.getByRole('radio', { name: 'Alice' }).check()
    await page.getByRole('button', { name: 'Authorize' }).click()
    await page.waitForURL(`${url}/api/session`)
    const stranger = await serve((_request, response) => response.setHeader('content-type', 'text/html').end('<p>hello</p>'))
    await page.goto(stranger.url)
    for (const mode of ['no-cors', 'cors']) {
      const script = `fetch(${JSON.stringify(`${url}/api/factory/runs`)}, { method: 'POST', mode: '${mode}', credentials: 'include', body: '{"recipe":"hello-job"}' }).then(() => 'sent', () => 'stopped')`
      await page.evaluate(script)
    }
    const refused = log.filter(({ path }) => path === '/api/factory/runs').map(({ method, status }) => [method, status])
    expect(refused).toEqual([['POST', 403], ['POST', 403]])
    expect(factory.open).toEqual([])
  })
})
