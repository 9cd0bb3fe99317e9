import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describePeer } from '@naturalcad/peers'
import { generateSpace } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { allTemplateOptions } from '../support/template-options.ts'

const run = promisify(execFile)
// It asks the index of packages, which no other test of this folder needs.
const isHeavy = process.env['NATURALCAD_HEAVY'] === '1'

const sets = new Map(allTemplateOptions.map((options) => {
  const files = generateSpace(options).files
  const requirements = files.find(({ path }) => path === 'requirements.txt')?.text ?? ''
  const [, gradio = ''] = /^sdk_version: (\S+)$/m.exec(files.find(({ path }) => path === 'README.md')?.text ?? '') ?? []
  const [, python = ''] = /^python_version: (\d+\.\d+)/m.exec(files.find(({ path }) => path === 'README.md')?.text ?? '') ?? []
  return [requirements, { template: options.template, python, text: `${requirements}gradio==${gradio}\n${options.hardware === 'zero-a10g' ? 'spaces\n' : ''}` }]
}))

describePeer('uv', 'pins', (program) => {
  test.runIf(isHeavy).each([...sets.values()])('of $template resolve together with Gradio', async ({ python, text }) => {
    const child = run(join(dirname(program), 'uv'), ['pip', 'compile', '--quiet', '--no-header', '--no-annotate', '--python-version', python, '-'])
    child.child.stdin?.end(text)
    const resolved = (await child).stdout.split('\n')
    for (const line of text.trim().split('\n')) expect(resolved.some((one) => (line.includes('==') ? one.replace(/\[.*\]/, '') === line : one.startsWith(`${line}==`)))).toBe(true)
  })
})
