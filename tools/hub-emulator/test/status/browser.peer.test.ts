import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createRepo } from '@huggingface/hub'
import { describePeer } from '@naturalcad/peers'
import { chromium, type Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { startForTest } from '../support/emulator.ts'
import { pageScripts } from '../support/page-scripts.ts'

describePeer('chromium', 'the pages in a browser', (program) => {
  const openPage = async (url: string, options: Parameters<Awaited<ReturnType<typeof chromium.launch>>['newPage']>[0] = {}): Promise<{ page: Page; problems: string[] }> => {
    const browser = await chromium.launch({ executablePath: findOnPath(program), args: ['--no-sandbox'] })
    onTestFinished(() => browser.close())
    const page = await browser.newPage(options)
    const problems: string[] = []
    page.on('console', (message) => void (['error', 'warning'].includes(message.type()) && problems.push(message.text())))
    page.on('pageerror', (error) => void problems.push(error.message))
    await page.goto(url)
    await page.getByText('Live', { exact: true }).waitFor()
    return { page, problems }
  }

  test('what happens appears by itself, links lead on, and focus stays where it was', async () => {
    const hub = await startForTest()
    await createRepo({ ...hub.as('alice'), repo: 'alice/first' })
    const { page, problems } = await openPage(`${hub.url}/`)
    await page.getByRole('link', { name: 'alice/first' }).focus()
    await createRepo({ ...hub.as('alice'), repo: 'alice/second' })
    await page.getByRole('link', { name: 'alice/second' }).waitFor()
    expect(await page.evaluate(pageScripts.focusedText)).toBe('alice/first')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'alice/first' }).waitFor()
    expect(await page.getByRole('cell', { name: 'README.md' }).or(page.getByRole('cell', { name: '.gitattributes' })).count()).toBeGreaterThan(0)
    await hub.call('DELETE', '/api/repos/delete', { as: 'alice', body: { name: 'alice/first' } })
    await page.getByText('Not there any more.').first().waitFor()
    expect(problems).toEqual([])
  })

  test.each([['light', 320], ['dark', 320], ['light', 1280]] as const)('is readable in %s at %i pixels: no wider than the window, contrast of 4.5 to 1', async (colorScheme, width) => {
    const hub = await startForTest({ profile: 'team' })
    await createRepo({ ...hub.as('alice'), repo: `alice/${'a-rather-long-name-'.repeat(4)}end` })
    await hub.call('GET', '/no/route')
    const { page, problems } = await openPage(`${hub.url}/`, { colorScheme, viewport: { width, height: 800 } })
    expect(await page.evaluate(pageScripts.width)).toBeLessThanOrEqual(width)
    const contrasts = await page.evaluate<{ text: string; ratio: number }[]>(pageScripts.contrasts)
    expect(contrasts.length).toBeGreaterThan(20)
    expect(contrasts.filter(({ ratio }) => ratio < 4.5)).toEqual([])
    expect(problems).toEqual([])
  })

  test('every control is reached by the keyboard and has a name', async () => {
    const hub = await startForTest()
    await createRepo({ ...hub.as('alice'), repo: { type: 'space', name: 'alice/page' }, sdk: 'static' })
    const { page } = await openPage(`${hub.url}/spaces/alice/page`)
    const reached: string[] = []
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab')
      const name = await page.evaluate<string>(pageScripts.focusedName)
      if (name === '') break
      reached.push(name)
    }
    expect(reached).toEqual(expect.arrayContaining(['Hub emulator', 'Build log', 'Scroll to new lines', 'log run-log-title', 'README.md']))
    expect(await page.getByRole('log', { name: 'Build log' }).count()).toBe(1)
  })

  describePeer('bubblewrap', 'with jobs that run', () => {
    test('a log is followed line by line without the secrets in it', async () => {
      const hub = await startForTest({ profile: 'pro' })
      const body = {
        dockerImage: 'python:3.12', flavor: 'cpu-basic', secrets: { WORD: 'a-secret-word', HF_TOKEN: hub.as('alice').accessToken }, environment: { OTHER: hub.as('bob').accessToken },
        command: ['python', '-c', 'import os, time\nprint("<b>first</b>", os.environ["WORD"], os.environ["HF_TOKEN"], os.environ["OTHER"], flush=True)\nwhile not os.path.exists("/tmp/go"): time.sleep(0.05)'],
      }
      const job = (await (await hub.call('POST', '/api/jobs/alice', { as: 'alice', body })).json()) as { id: string }
      const { page, problems } = await openPage(`${hub.url}/jobs/alice/${job.id}`)
      const log = page.getByRole('log', { name: 'Log' })
      await log.getByText('<b>first</b>').waitFor()
      expect(await log.textContent()).toContain('<b>first</b> … … hf_…\n')
      await page.getByText('RUNNING').waitFor()
      await hub.call('POST', `/api/jobs/alice/${job.id}/cancel`, { as: 'alice' })
      await page.getByText('CANCELED', { exact: true }).waitFor()
      expect(await page.content()).not.toMatch(/a-secret-word|hf_[A-Za-z0-9]/)
      expect(problems).toEqual([])
    })
  })
})

function findOnPath(program: string): string {
  const found = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program)).find((file) => existsSync(file))
  if (found === undefined) throw new Error(`no ${program} on the path`)
  return found
}
