import { type Module, parse } from '@naturalcad/python-ast'
import { checkCard } from '../check-card.ts'
import { readText } from '../check-sizes.ts'
import { maskSuspension } from '../mask-suspension.ts'

export interface SourceModule {
  path: string
  /** Dotted, as it is imported. */
  name: string
  /** As it was written: `yield` and its like are masked in the tree alone. */
  source: string
  tree: Module
}

export interface Program {
  appPath: string
  modules: Map<string, SourceModule>
  /** Python that could not be read, and why. */
  unreadable: { path: string; line: number; message: string }[]
}

const limits = { maxBytes: 1_000_000, maxNodes: 400_000, maxDepth: 200, maxBrackets: 200, maxChain: 1000 }

/** The Python of a workspace, by the names under which it imports itself. */
export function readProgram(files: readonly { path: string; bytes: Uint8Array }[]): Program {
  const card = files.find(({ path }) => path === 'README.md')
  const appPath = checkCard(card === undefined ? '' : (readText(card.bytes) ?? ''), { isZeroGpu: false }, () => {})
  const program: Program = { appPath, modules: new Map(), unreadable: [] }
  for (const { path, bytes } of files) {
    if (!path.endsWith('.py')) continue
    const source = readText(bytes)
    const parsed = source === undefined ? undefined : parse(maskSuspension(source), { limits, asciiIdentifiers: false })
    if (source === undefined || parsed === undefined) program.unreadable.push({ path, line: 1, message: 'it is not UTF-8' })
    else if (!parsed.ok) program.unreadable.push({ path, line: parsed.problems[0]?.range.line ?? 1, message: parsed.problems[0]?.message ?? 'it cannot be parsed' })
    else program.modules.set(toName(path), { path, name: toName(path), source, tree: parsed.module })
  }
  return program
}

function toName(path: string): string {
  return path.replace(/\.py$/, '').replace(/\/__init__$/, '').replaceAll('/', '.')
}
