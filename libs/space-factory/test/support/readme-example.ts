import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const home = join(import.meta.dirname, '../..')

/** The examples of the README, in order. */
export const readmeExamples: readonly string[] = [...readFileSync(join(home, 'README.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, example = '']) => example)

/** What an example says behind its lines, and what it prints. */
export async function tryExample(example: string): Promise<{ promised: string[]; printed: string[] }> {
  const promised = [...example.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, text = '']) => text)
  const flags = ['--conditions=@naturalcad/source', '--input-type=module-typescript', '--eval', example]
  const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd: home, env: { PATH: process.env['PATH'] ?? '', NO_COLOR: '1' } })
  return { promised, printed: stdout.trim().split('\n') }
}
