import { NaturalCadError } from '@naturalcad/contracts/errors'
import { parse } from 'smol-toml'
import { checkRequirement } from './parse-requirements.ts'

const start = /^# \/\/\/ script[ \t]*$/gm
const block = /^# \/\/\/ script[ \t]*\n((?:#(?: .*)?\n)+?)# \/\/\/[ \t]*$/m

/**
 * What a Python script says about itself in its `# /// script` block (PEP 723): the packages that it needs; empty without a block.
 * @throws NaturalCadError INVALID_REQUEST for two blocks, one that is no TOML, or a dependency that `parseRequirements` refuses
 */
export function readScriptRequirements(source: string): string[] {
  const text = source.replaceAll('\r\n', '\n')
  // Counted first: a text with many of them would be searched for each.
  if ([...text.matchAll(start)].length > 1) throw new NaturalCadError('INVALID_REQUEST', 'the script has more than one block of inline metadata')
  const content = block.exec(text)?.[1]
  if (content === undefined) return []
  const { dependencies = [] } = parseToml(content.replaceAll(/^# ?/gm, ''))
  if (!Array.isArray(dependencies)) throw new NaturalCadError('INVALID_REQUEST', 'the dependencies of the script are no list')
  return dependencies.map((dependency) => checkRequirement(String(dependency), 'dependencies of the script'))
}

function parseToml(text: string): Record<string, unknown> {
  try {
    return parse(text)
  } catch (error) {
    throw new NaturalCadError('INVALID_REQUEST', `the inline metadata of the script is no TOML: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`, { cause: error })
  }
}
