// Holds the manifests and sources of the workspace to its rules: rows, browser-clean packages, cycles, catalog, lockfile.
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const read = (file) => readFileSync(join(root, file), 'utf8')
const scope = '@naturalcad/'

/** From the ground up; a package imports from rows below its own. */
const rows = ['contracts', 'base', 'ground', 'guard', 'capability', 'adapter', 'composition', 'app', 'tool']
/** Imports inside one row, or of a tool, that docs/architecture.md allows. */
const allowed = new Set(['http > redaction', 'bench > hub-emulator', 'bench > peers', 'torture > hub-emulator', 'torture > peers'])
const browserPackages = new Set([
  'contracts', 'redaction', 'http', 'mesh', 'cad-client', 'python-ast', 'code-guard', 'hub-client', 'cad-planner', 'cad-kernel', 'cad-files', 'build123d-interpreter',
])
const clientDependencies = new Set(['contracts', 'http'])
const emulatorDependencies = new Set(['contracts', 'sandbox'])

const problems = []
const report = (where, what) => problems.push(`${where}: ${what}`)

const packages = new Map()
for (const file of globSync('{libs,apps,tools}/*/package.json', { cwd: root }).sort()) {
  const manifest = JSON.parse(read(file))
  const folder = dirname(file)
  packages.set(basename(folder), { folder, manifest, layer: manifest.nx?.tags?.find((tag) => tag.startsWith('layer:'))?.slice(6) })
}

const workspaceDependencies = (manifest, key) => Object.keys(manifest[key] ?? {}).filter((name) => name.startsWith(scope)).map((name) => name.slice(scope.length))

for (const [name, { folder, manifest, layer }] of packages) {
  if (manifest.name !== scope + name) report(folder, `is called ${manifest.name}, not ${scope}${name}`)
  if (!rows.includes(layer)) report(folder, `has no known layer tag: ${layer}`)
  checkDependencies(name, folder, manifest, layer)
  checkReferences(name, folder, manifest)
  if (folder.startsWith('libs/')) checkLibrary(folder, manifest)
  if (browserPackages.has(name)) checkBrowserClean(folder, manifest)
}
checkCycles()
checkRoot()

function checkDependencies(name, folder, manifest, layer) {
  for (const key of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']) {
    for (const [dependency, range] of Object.entries(manifest[key] ?? {})) {
      const isWorkspace = dependency.startsWith(scope)
      if (isWorkspace && range !== 'workspace:^') report(folder, `${dependency} must be workspace:^`)
      if (!isWorkspace && range !== 'catalog:') report(folder, `${dependency} must be catalog:`)
    }
  }
  for (const target of workspaceDependencies(manifest, 'dependencies')) {
    const other = packages.get(target)
    if (other === undefined) report(folder, `depends on ${target}, which is not in the workspace`)
    else if (rows.indexOf(other.layer) >= rows.indexOf(layer) && !allowed.has(`${name} > ${target}`)) report(folder, `(${layer}) may not depend on ${target} (${other.layer})`)
    else if (!manifest.private && other.manifest.private) report(folder, `is published and depends on ${target}, which is not`)
    if (name === 'cad-client' && !clientDependencies.has(target)) report(folder, `may depend on contracts and http alone, not on ${target}`)
    if (name === 'hub-emulator' && !emulatorDependencies.has(target)) report(folder, `may depend on contracts and sandbox alone, not on ${target}`)
  }
}

function checkReferences(name, folder, manifest) {
  const references = new Set((JSON.parse(read(`${folder}/tsconfig.json`)).references ?? []).map(({ path }) => basename(path)))
  const dependencies = new Set([...workspaceDependencies(manifest, 'dependencies'), ...workspaceDependencies(manifest, 'devDependencies')])
  for (const target of dependencies) if (!references.has(target)) report(folder, `tsconfig.json does not reference ${target}`)
  for (const target of references) if (!dependencies.has(target)) report(folder, `tsconfig.json references ${target}, on which package.json does not depend`)
}

function checkLibrary(folder, manifest) {
  for (const key of ['description', 'license', 'engines', 'exports', 'files', 'repository', 'publishConfig']) if (manifest[key] === undefined) report(folder, `has no ${key}`)
  if (manifest.sideEffects !== false && !Array.isArray(manifest.sideEffects)) report(folder, 'does not say sideEffects')
  if (manifest.license !== 'Apache-2.0') report(folder, 'is not Apache-2.0')
  if (globSync(`${folder}/README.md`, { cwd: root }).length === 0) report(folder, 'has no README.md')
  if (globSync(`${folder}/test/**/*.test.ts`, { cwd: root }).length === 0) report(folder, 'has no tests')
  for (const file of globSync(`${folder}/src/**/*.ts`, { cwd: root })) {
    if (/^src\/(?:worker\/)?main\.ts$/.test(relative(folder, file))) continue
    const text = read(file)
    if (/^(?!\s*(?:\/?\*|\/\/)).*\bprocess\.env\b/m.test(text)) report(file, 'reads the environment')
    if (/\bconsole\.\w+\(/.test(text)) report(file, 'prints')
  }
}

/**
 * `node:` modules only under src/node, and what the browser's entries reach there takes only types from them: it asks for the module at run
 * time and does without. An entry of its own (`/node`) may import them.
 */
function checkBrowserClean(folder, manifest) {
  for (const file of globSync(`${folder}/src/**/*.ts`, { cwd: root })) {
    if (!file.startsWith(`${folder}/src/node/`)) for (const specifier of nodeImports(read(file))) report(file, `imports ${specifier} outside src/node`)
  }
  const waiting = Object.entries(manifest.exports)
    .filter(([name, target]) => name !== './node' && typeof target === 'object')
    .map(([, target]) => join(folder, target['@naturalcad/source']))
  const seen = new Set(waiting)
  for (const file of waiting) {
    const text = read(file)
    for (const specifier of nodeImports(text)) report(file, `imports ${specifier}, and a browser's entry reaches it`)
    for (const [, specifier] of text.matchAll(/^(?:import|export) (?!type\b)[^'=(]*'(\.[^']+\.ts)'/gm)) {
      const target = join(dirname(file), specifier)
      if (!seen.has(target)) waiting.push(target)
      seen.add(target)
    }
  }
}

/** Specifiers of `node:` modules that are imported for more than their types. */
function nodeImports(text) {
  return [...text.matchAll(/^(?:import|export) (?!type\b)[^'=(]*'(node:[^']+)'|\bimport\('(node:[^']+)'\)/gm)].map(([, fixed, dynamic]) => fixed ?? dynamic)
}

function checkCycles() {
  const done = new Set()
  const visit = (name, path) => {
    if (path.includes(name)) return report(name, `is in a cycle: ${[...path.slice(path.indexOf(name)), name].join(' > ')}`)
    if (done.has(name)) return
    const { manifest } = packages.get(name) ?? { manifest: {} }
    for (const target of [...workspaceDependencies(manifest, 'dependencies'), ...workspaceDependencies(manifest, 'devDependencies')]) visit(target, [...path, name])
    done.add(name)
  }
  for (const name of packages.keys()) visit(name, [])
}

function checkRoot() {
  const references = new Set(JSON.parse(read('tsconfig.json')).references.map(({ path }) => path))
  for (const { folder } of packages.values()) if (!references.has(`./${folder}`)) report('tsconfig.json', `does not reference ${folder}`)
  if (/https?:\/\/|tarball:/.test(read('pnpm-lock.yaml'))) report('pnpm-lock.yaml', 'names a host')
  const engines = JSON.parse(read('package.json')).engines.node
  if (engines !== '^22.18.0 || ^24.11.0 || >=26.0.0') report('package.json', 'engines.node differs from isSupportedNode in tools/dev.mjs')
}

for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)
console.log(`workspace: ${packages.size} packages hold to the rules`)
