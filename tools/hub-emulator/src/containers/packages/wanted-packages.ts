import { posix } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { parseRequirements, readScriptRequirements } from '@naturalcad/sandbox'
import { simpleCommands } from './shell-words.ts'

/** A file as the container will see it; undefined if there is none. */
export type ReadInside = (path: string) => string | undefined

/**
 * The packages that a command will ask its client for, found by reading it: `uv run` with `--with`, `--with-requirements` and the metadata of its script,
 * `uvx`, `uv tool run`, `uv pip install` and `pip install`, be it in the text of a shell. One list for each use, since two may exclude each other.
 * @throws NaturalCadError INVALID_REQUEST for a requirement that is no package of the index
 */
export function wantedPackages(command: readonly string[], readInside: ReadInside): string[][] {
  return simpleCommands(command).map((words) => wantedBy(words, readInside)).filter((requirements) => requirements.length > 0)
}

function wantedBy(words: readonly string[], readInside: ReadInside): string[] {
  const start = words.findIndex((word) => !/^[A-Za-z_]\w*=|^(?:exec|env|time|nohup|if|while)$/.test(word))
  const [program = '', ...rest] = start < 0 ? [] : words.slice(start)
  const name = posix.basename(program)
  const [first = '', second = '', third = ''] = rest
  if (name === 'uv' && first === 'run') return wantedByRun(rest.slice(1), readInside)
  if (name === 'uvx') return wantedByTool(rest)
  if (name === 'uv' && first === 'tool' && second === 'run') return wantedByTool(rest.slice(2))
  if (name === 'uv' && first === 'pip' && second === 'install') return wantedByInstall(rest.slice(2), readInside)
  if (/^pip[\d.]*$/.test(name) && first === 'install') return wantedByInstall(rest.slice(1), readInside)
  if (/^python[\d.]*$/.test(name) && first === '-m' && second === 'pip' && third === 'install') return wantedByInstall(rest.slice(3), readInside)
  return []
}

// Those that take a value; all others stand alone.
const uvValues =
  /^(?:-w|-p|-i|-f|-P|-C|--(?:with|with-requirements|with-editable|from|python|extra|no-extra|group|no-group|only-group|env-file|directory|project|package|index|default-index|index-url|extra-index-url|find-links|index-strategy|keyring-provider|resolution|prerelease|fork-strategy|exclude-newer|link-mode|cache-dir|config-file|config-setting|color|refresh-package|reinstall-package|upgrade-package|no-build-package|no-binary-package|allow-insecure-host|constraints|overrides|build-constraints|python-platform))$/

interface UvOptions {
  values: { name: string; value: string }[]
  flags: string[]
  /** From the first word on that is no option. */
  rest: string[]
}

function readUvOptions(words: readonly string[]): UvOptions {
  const options: UvOptions = { values: [], flags: [], rest: [] }
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const [name = '', attached] = word.startsWith('--') ? word.split(/=(.*)/s) : [word]
    if (word === '--' || !word.startsWith('-') || word === '-') {
      options.rest = words.slice(word === '--' ? index + 1 : index)
      break
    }
    if (!uvValues.test(name)) options.flags.push(name)
    else if (attached === undefined) options.values.push({ name, value: words[(index += 1)] ?? '' })
    else options.values.push({ name, value: attached })
  }
  return options
}

function wantedByRun(words: readonly string[], readInside: ReadInside): string[] {
  const { values, flags, rest } = readUvOptions(words)
  const [script = ''] = rest
  const isScript = flags.some((flag) => flag === '--script' || flag === '-s') || /\.pyw?$/.test(script)
  const source = isScript && !flags.some((flag) => flag === '-m' || flag === '--module') ? readInside(script) : undefined
  return [
    ...values.flatMap(({ name, value }) => (name === '--with' || name === '-w' ? parseRequirements(splitList(value).join('\n'), { name: '--with' }) : [])),
    ...values.flatMap(({ name, value }) => (name === '--with-requirements' ? value.split(',').flatMap((path) => readFile(path, readInside)) : [])),
    ...(source === undefined ? [] : readScriptRequirements(source)),
  ]
}

function wantedByTool(words: readonly string[]): string[] {
  const { values, rest } = readUvOptions(words)
  const [tool = ''] = rest
  const from = values.findLast(({ name }) => name === '--from')?.value
  const [, name = tool, version] = /^([^@\s]+)@(.+)$/.exec(tool) ?? []
  const main = from ?? (version === undefined || version === 'latest' ? name : `${name}==${version}`)
  const others = values.flatMap((option) => (option.name === '--with' || option.name === '-w' ? splitList(option.value) : []))
  return main === '' ? [] : parseRequirements([main, ...others].join('\n'), { name: 'uvx' })
}

const pipValues =
  /^(?:-i|-f|-t|-c|-p|-C|--(?:index-url|extra-index-url|default-index|index|find-links|target|prefix|root|src|constraint|constraints|override|overrides|python|python-version|python-platform|platform|implementation|abi|timeout|retries|cert|cache-dir|log|proxy|trusted-host|progress-bar|upgrade-strategy|no-binary|only-binary|config-settings|exclude-newer|resolution|link-mode|index-strategy))$/

/** What names no package of the index, such as a folder of the job, is left to the client inside. */
function wantedByInstall(words: readonly string[], readInside: ReadInside): string[] {
  const found: string[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const [name = '', attached] = word.split(/=(.*)/s)
    const file = /^-r(.+)$/.exec(word)?.[1] ?? (/^(?:-r|--requirements?)$/.test(name) ? (attached ?? words[(index += 1)]) : undefined)
    if (file !== undefined) found.push(...readFile(file, readInside))
    else if (/^(?:-e|--editable)$/.test(word) || pipValues.test(word)) index += 1
    else if (!word.startsWith('-')) found.push(...requirementOrNothing(word))
  }
  return found
}

function requirementOrNothing(word: string): string[] {
  try {
    return parseRequirements(word)
  } catch (error) {
    if (NaturalCadError.is(error) && error.code === 'INVALID_REQUEST') return []
    throw error
  }
}

/** A file that is not there yet, or that the job makes itself, is left to the client inside. */
function readFile(path: string, readInside: ReadInside): string[] {
  const text = readInside(path)
  const include = (name: string): string | undefined => readInside(posix.join(posix.dirname(path), name))
  return text === undefined ? [] : parseRequirements(text, { name: path, include })
}

/** Commas between packages, not those between versions or in brackets. */
const splitList = (value: string): string[] => value.split(/,(?=\s*[A-Za-z0-9])(?![^[]*\])/).map((part) => part.trim()).filter((part) => part !== '')
