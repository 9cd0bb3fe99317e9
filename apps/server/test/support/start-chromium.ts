import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'
import { onTestFinished } from 'vitest'

/** A browser without a past, closed when the test ends. It takes the certificates that tests make. */
export async function startChromium(program: string, ...args: readonly string[]): Promise<BrowserContext> {
  const browser = await chromium.launch({ executablePath: findOnPath(program), args: ['--no-sandbox', ...args] })
  onTestFinished(() => browser.close())
  return browser.newContext({ ignoreHTTPSErrors: true })
}

function findOnPath(program: string): string {
  const found = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program)).find((file) => existsSync(file))
  if (found === undefined) throw new Error(`${program} is not on the path`)
  return found
}
