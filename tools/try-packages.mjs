// Installs the packed libraries outside the workspace as a user would, type-checks and runs an import of each.
// Needs the registry for their dependencies, so it belongs to CI and release and not to `npm test`.
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'naturalcad-packages-'))
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

try {
  const names = []
  for (const file of globSync('{libs/*,apps/tui}/package.json', { cwd: root }).sort()) {
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
      compilerOptions: { target: 'es2023', lib: ['es2023'], types: ['node'], module: 'nodenext', strict: true, noEmit: true, skipLibCheck: false },
      files: ['all.ts', 'example.ts'],
    }),
  )
  writeFileSync(
    join(folder, 'all.ts'),
    libraries.map((name, index) => `import * as library${index} from '${name}'\nif (Object.keys(library${index}).length === 0) throw new Error('${name} exports nothing')\n`).join(''),
  )
  writeFileSync(join(folder, 'require.cjs'), libraries.map((name) => `require('${name}')\n`).join(''))
  const [, example] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  writeFileSync(join(folder, 'example.ts'), example)
  run('pnpm', ['install', '--no-frozen-lockfile'], folder)
  run('pnpm', ['exec', 'tsc', '-p', '.'], folder)
  run('node', ['all.ts'], folder)
  run('node', ['require.cjs'], folder)
  const output = run('node', ['example.ts'], folder)
  if (!output.includes('backend_unavailable')) throw new Error(`the example of the README printed: ${output}`)
  run('pnpm', ['exec', 'naturalcad', '--version'], folder)
  console.log(`try-packages: ${libraries.length} libraries install, type-check, import and require outside the workspace; the example of the README runs`)
} catch (error) {
  console.error(`try-packages: ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
