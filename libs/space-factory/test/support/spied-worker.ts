import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Where the spied worker tells what it has sent, in the run's folder. */
export const spyFile = 'spy.json'

/** Before the worker: every request of the process is looked at, and told of in a file when it ends. It runs in a Job, with nothing of the tests. */
function spy(token: string, findsToken: (where: string | Uint8Array) => boolean, file: string, writeFile: (file: string, text: string) => void): void {
  const seen: { method: string; path: string; authorized: boolean; leaks: string[] }[] = []
  const send = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const body = new Uint8Array(await request.clone().arrayBuffer())
    const leaks: string[] = []
    if (findsToken(request.url)) leaks.push('url')
    for (const [name, value] of request.headers) {
      if (name === 'authorization' && value === `Bearer ${token}`) continue
      if (findsToken(value) || findsToken(name)) leaks.push(`header ${name}`)
    }
    if (findsToken(body)) leaks.push('body')
    seen.push({ method: request.method, path: new URL(request.url).pathname, authorized: request.headers.get('authorization') === `Bearer ${token}`, leaks })
    return send(input, init)
  }
  process.on('exit', () => writeFile(file, JSON.stringify(seen)))
}

/** The worker with a spy before it; in all else it is the one that Jobs get. */
export function spyOnWorker(script: string, finder: (token: string) => (where: string | Uint8Array) => boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'naturalcad-spied-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const spied = join(folder, 'worker.mjs')
  const start = `import { writeFileSync as writeSpied } from 'node:fs';(${spy.toString()})(process.env.HF_TOKEN, (${finder.toString()})(process.env.HF_TOKEN), '/output/${spyFile}', writeSpied);\n`
  writeFileSync(spied, start + readFileSync(script, 'utf8'))
  return spied
}
