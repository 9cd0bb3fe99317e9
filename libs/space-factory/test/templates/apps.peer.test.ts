import { spawnSync } from 'node:child_process'
import { describePeer } from '@naturalcad/peers'
import { generateSpace } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { allTemplateOptions, createTemplateOptions } from '../support/template-options.ts'

const check = `
import ast, json, sys
for source in json.load(sys.stdin):
    tree = ast.parse(source)
    compile(source, "app.py", "exec")
    titles = [node.keywords[0].value.value for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "gr.Blocks"]
    sys.stdout.write(json.dumps(titles) + "\\n")
`

describePeer('python', 'CPython', (python) => {
  test('compiles every app, and reads titles as they were meant', () => {
    const titles = ['tiny-model', '"""', "\\'); exit(", '😀 é 你好']
    const apps = [...allTemplateOptions.map((options) => ({ ...options, title: 'tiny-model' })), ...titles.map((title) => createTemplateOptions({ title }))]
    const sources = apps.map((options) => generateSpace(options).files.find(({ path }) => path === 'app.py')?.text)
    const { stdout, stderr, status } = spawnSync(python, ['-I', '-c', check], { input: JSON.stringify(sources), encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual(apps.map(({ title }) => [title]))
  })
})
