// Installs the packed libraries outside the workspace as a user would, type-checks and runs an import of each.
// Needs the registry for their dependencies, so it belongs to CI and release and not to `npm test`.
import { spawn, spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'naturalcad-packages-'))
const factoryReadme = 'libs/space-factory/README.md'
const catalog = Object.fromEntries(
  [...readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8').matchAll(/^ {2}'?([@\w/.-]+)'?: (\S+)$/gm)].map(([, name, range]) => [name, range]),
)

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`)
    console.error(`try-packages: ${command} ${args.join(' ')} ended with ${status}`)
    process.exitCode = 1
    throw new Error('stopped')
  }
  return stdout
}

function firstExample(readme) {
  const [, example] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, readme), 'utf8')) ?? []
  return example
}

function exampleOfReadme() {
  const example = firstExample('README.md')
  if (example === undefined || example.trim().split('\n').length > 10) throw new Error('the README has no example of at most ten lines')
  return example
}

/** Against a server, then with the server stopped; each time the program has to end by itself. */
async function tryExample() {
  const server = spawn('node', [join(root, 'apps/server/dist/main.js')], {
    env: { ...process.env, NATURALCAD_PORT: '0', NATURALCAD_DATA_DIR: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    let url
    for await (const line of createInterface({ input: server.stdout })) if ((url = /http:\S+/.exec(line)?.[0])) break
    if (url === undefined) throw new Error('the server did not start')
    writeFileSync(join(folder, 'example.ts'), exampleOfReadme().replace('http://127.0.0.1:7860', url))
    expectOutput(run('node', ['example.ts'], folder), /^undefined 2[0-9.]+ \d/)
  } finally {
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
  }
  expectOutput(run('node', ['example.ts'], folder), /^backend_unavailable 2[0-9.]+ \d/)
}

/** How a model is best run, and a run in a Job of an emulated Hub: it prints what it says behind its lines. */
function tryFactory() {
  const promised = [...firstExample(factoryReadme).matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)].map(([, text]) => text)
  const printed = run('node', ['factory.ts'], folder).trim().split('\n')
  if (printed.join('\n') !== promised.join('\n')) throw new Error(`the example of ${factoryReadme} printed ${JSON.stringify(printed)}`)
}

function expectOutput(output, pattern) {
  if (!pattern.test(output)) throw new Error(`the example of the README printed ${JSON.stringify(output)}`)
}

try {
  const names = []
  for (const file of globSync('{libs/*,apps/tui,tools/hub-emulator}/package.json', { cwd: root }).sort()) {
    run('pnpm', ['pack', '--pack-destination', join(folder, 'packed')], join(root, dirname(file)))
    names.push(JSON.parse(readFileSync(join(root, file), 'utf8')).name)
  }
  const archives = readdirSync(join(folder, 'packed'))
  const archiveOf = (name) => `file:packed/${archives.find((file) => file.replace(/-\d.*$/, '') === name.slice(1).replace('/', '-'))}`
  const dependencies = Object.fromEntries(names.map((name) => [name, archiveOf(name)]))
  const devDependencies = { typescript: catalog.typescript, '@types/node': catalog['@types/node'] }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'outside', private: true, type: 'module', dependencies, devDependencies }))
  // They depend on each other and are not published yet.
  writeFileSync(
    join(folder, 'pnpm-workspace.yaml'),
    `pmOnFail: ignore\nallowBuilds: { esbuild: false }\noverrides:\n${names.map((name) => `  '${name}': '${archiveOf(name)}'\n`).join('')}`,
  )
  const libraries = names.filter((name) => name !== '@naturalcad/tui')
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { target: 'es2023', lib: ['es2023', 'dom'], types: ['node'], module: 'nodenext', strict: true, noEmit: true, skipLibCheck: false },
      files: ['all.ts', 'example.ts', 'factory.ts'],
    }),
  )
  writeFileSync(
    join(folder, 'all.ts'),
    libraries.map((name, index) => `import * as library${index} from '${name}'\nif (Object.keys(library${index}).length === 0) throw new Error('${name} exports nothing')\n`).join(''),
  )
  writeFileSync(join(folder, 'require.cjs'), libraries.map((name) => `require('${name}')\n`).join(''))
  writeFileSync(join(folder, 'example.ts'), exampleOfReadme())
  writeFileSync(join(folder, 'factory.ts'), firstExample(factoryReadme))
  run('pnpm', ['install', '--no-frozen-lockfile'], folder)
  run('pnpm', ['exec', 'tsc', '-p', '.'], folder)
  run('node', ['all.ts'], folder)
  run('node', ['require.cjs'], folder)
  await tryExample()
  tryFactory()
  run('pnpm', ['exec', 'naturalcad', '--version'], folder)
  console.log(`try-packages: ${libraries.length} libraries install, type-check, import and require outside the workspace; the example of the README is served, and served without the server; that of space-factory runs in a Job`)
} catch (error) {
  console.error(`try-packages: ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
