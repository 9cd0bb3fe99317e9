import { posix } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'

export interface ParseRequirementsOptions {
  /** What messages call the text. @default 'requirements' */
  name?: string
  /** Reads what `-r` and `-c` name, by its path from the folder of the first text; undefined when there is none. Without it both are refused. */
  include?: (path: string) => string | undefined
}

const projectName = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?'
const version = '(?:===?|~=|!=|<=|>=|<|>)\\s*[A-Za-z0-9._*+!-]+'
const versions = `(?:${version}(?:\\s*,\\s*${version})*\\s*,?|\\(\\s*${version}(?:\\s*,\\s*${version})*\\s*\\))`
// Compared by pip alone; no quote, path or variable of this machine has a meaning in it.
const marker = `(?=.*(?:[<>=!~]=|[<>]|\\bin\\b))[A-Za-z0-9_.'" <>=!~(),+*-]+`
const requirement = new RegExp(`^${projectName}\\s*(?:\\[[A-Za-z0-9._, -]*\\])?\\s*${versions}?\\s*(?:;${marker})?(?:\\s--hash=sha(?:256|384|512):[0-9a-f]+)*$`)
/** A name that pip would take for a file. */
const archive = /\.(?:whl|zip|tgz|tbz|txz|tlz|tar(?:\.\w+)?)(?=$|[^\w.-])/i
/** Says nothing that is not so anyway. */
const harmless = /^--(?:prefer-binary|only-binary[= ]\S+|use-pep517|require-hashes|no-cache-dir)$/
const maxIncludes = 20

/**
 * The lines of a requirements file that name packages of the index, each in a form that any client reads the same way.
 * @throws NaturalCadError INVALID_REQUEST for a line that names a file, an address, another index or an option
 */
export function parseRequirements(text: string, { name = 'requirements', include }: ParseRequirementsOptions = {}): string[] {
  const found: string[] = []
  const seen = new Set<string>()
  const read = (content: string, file: string): void => {
    for (const { line, number } of logicalLines(content)) {
      const [, option, target = ''] = /^(-r|--requirement|-c|--constraint)(?:\s+|=|(?<=-[rc]))(.+)$/.exec(line) ?? []
      if (option !== undefined) {
        const path = posix.normalize(posix.join(posix.dirname(file), target.trim()))
        if (include === undefined || posix.isAbsolute(target.trim()) || path.startsWith('..') || seen.size >= maxIncludes) throw refused(name, number, line, 'names another file')
        if (seen.has(path)) continue
        seen.add(path)
        const included = include(path)
        if (included === undefined) throw refused(name, number, line, 'names a file that is not there')
        if (option === '-c' || option === '--constraint') throw refused(name, number, line, 'names constraints, which are not read')
        read(included, path)
      } else if (!harmless.test(line)) found.push(checkRequirement(line, name, number))
    }
  }
  read(text, 'requirements.txt')
  return found
}

/** @throws NaturalCadError INVALID_REQUEST as `parseRequirements` */
export function checkRequirement(line: string, name = 'requirements', number?: number): string {
  const clean = line.trim()
  if (clean.length <= 2000 && requirement.test(clean) && !archive.test(clean.split(';')[0] ?? '')) return clean
  throw refused(name, number, clean, reasonFor(clean))
}

function reasonFor(line: string): string {
  if (/^(?:-e|--editable)\b/.test(line)) return 'asks for an editable install, which is source'
  if (/^(?:-i|-f|--(?:extra-)?index-url|--find-links|--no-index|--trusted-host)\b/.test(line)) return 'names another index, and packages come from one alone'
  if (line.startsWith('-')) return 'is an option that is not supported'
  if (/^(?:git|hg|svn|bzr)\+|\s@\s|^[A-Za-z0-9._-]+(?:\[[^\]]*\])?@|:\/\//.test(line)) return 'names an address, and packages come from the index alone'
  if (/^[./~]|[\\/]/.test(line) || archive.test(line)) return 'names a file, and packages come from the index alone'
  if (/\s--/.test(line)) return 'carries an option, and builds have none'
  return 'is no requirement'
}

/** Without comments, and with `\` at the end of a line the next one belongs to it. */
function* logicalLines(text: string): Generator<{ line: string; number: number }> {
  let open = ''
  for (const [index, raw] of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/).entries()) {
    const content = raw.replace(/(?:^|\s)#.*$/, '')
    if (content.endsWith('\\')) {
      open += content.slice(0, -1)
      continue
    }
    const line = (open + content).trim()
    open = ''
    if (line !== '') yield { line: line.replaceAll(/\s+/g, ' '), number: index + 1 }
  }
  if (open.trim() !== '') yield { line: open.trim(), number: 0 }
}

function refused(name: string, number: number | undefined, line: string, why: string): NaturalCadError {
  const where = number === undefined || number === 0 ? '' : `, line ${number}`
  return new NaturalCadError('INVALID_REQUEST', `${name}${where}: "${line.slice(0, 200)}" ${why}`, {
    remedy: 'Name packages with their versions, as in numpy==2.3.1.',
    details: { line: line.slice(0, 200) },
  })
}
