import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const folder = join(import.meta.dirname, 'snippets')

export interface SnippetFile {
  name: string
  /** The program: each `#: title` line of the file prints itself, so that outputs can be told apart. */
  program: string
}

export const snippetFiles: readonly SnippetFile[] = globSync('*.py', { cwd: folder })
  .toSorted()
  .map((file) => ({
    name: basename(file, '.py'),
    program: readFileSync(join(folder, file), 'utf8').replaceAll(/^#: (.*)$/gm, (_line, title: string) => `print(${JSON.stringify(`#: ${title}`)})`),
  }))

export const expectedPath = (name: string) => join(import.meta.dirname, 'expected', `${name}.txt`)

/** Output by title. */
export function byTitle(output: string): Record<string, string> {
  const parts = output.split(/^#: (.*)\n/m).slice(1)
  return Object.fromEntries(Array.from({ length: parts.length / 2 }, (_, index) => [parts[2 * index] ?? '', parts[2 * index + 1] ?? '']))
}
