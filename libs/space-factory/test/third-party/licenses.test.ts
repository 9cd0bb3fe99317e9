import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const library = join(import.meta.dirname, '../..')
const tsup = join(library, '../../node_modules/tsup/dist/cli-default.js')
const folder = mkdtempSync(join(tmpdir(), 'naturalcad-licenses-'))
const read = (file: string) => readFileSync(join(folder, file), 'utf8')
const listNamed = (file: string) => [...read(file).matchAll(/^- (\S+) (\S+) .*\((.+)\)$|^- (\S+) (\S+) \((.+)\)$/gm)].map(([, one, , , other]) => one ?? other)

beforeAll(async () => {
  for (const config of ['worker.tsup.config.ts', 'pi.tsup.config.ts']) {
    await promisify(execFile)(process.execPath, [tsup, '--config', config, '--metafile', '--out-dir', join(folder, config)], { cwd: library })
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('beside the worker stands the license of each package whose code it holds', () => {
  const { outputs } = JSON.parse(read('worker.tsup.config.ts/metafile-esm.json')) as { outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }> }
  const carried = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => {
    const [, name] = /\/node_modules\/((?:@[^/]+\/)?[^/.]+)\/(?!.*\/node_modules\/)/.exec(file) ?? []
    return name === undefined || bytesInOutput === 0 ? [] : [name]
  }))
  expect(new Set(carried).size).toBeGreaterThan(3)
  expect(listNamed('worker.tsup.config.ts/worker.mjs.licenses.txt')).toEqual([...new Set(carried)].sort())
})

test('a license stands there in full, and so does who holds the rights', () => {
  const text = read('worker.tsup.config.ts/worker.mjs.licenses.txt')
  expect(text).toMatch(/\nzod \S+ \(MIT\)\n\nMIT License\n\nCopyright \(c\) 2025 Colin McDonnell\n\nPermission is hereby granted/)
  expect(text).toMatch(/\nyaml \S+ \(ISC\)\n\nCopyright Eemeli Aro/)
})

test('beside Pi stand the licenses of what Pi holds, and what has none there is not inside', () => {
  const pi = read('pi.tsup.config.ts/pi/pi.mjs')
  const named = listNamed('pi.tsup.config.ts/pi/pi.mjs.licenses.txt')
  const signs = {
    '@earendil-works/pi-coding-agent': 'AI coding assistant',
    undici: 'UND_ERR_SOCKET',
    jiti: 'JITI_DEBUG',
    'highlight.js': 'highlightjs/highlight.js',
    marked: 'markedjs/marked',
    'google-auth-library': 'google-auth-library',
    openai: 'OpenAIError',
    yaml: 'tag:yaml.org,2002:',
    '@aws-sdk/client-bedrock-runtime': 'AmazonBedrockFrontendService',
    'lovely-mermaid': 'gitgraph',
    'quickjs-wasi': 'QuickJSContext',
  }
  for (const [name, sign] of Object.entries(signs)) expect([name, pi.includes(sign)]).toEqual([name, named.includes(name)])
  expect(named).toHaveLength(new Set(named).size + 1) // retry, in two versions
})
