import type { Alias, ImportFrom, Statement } from '../tree.ts'

/** All but `barry_as_FLUFL`, which turns `!=` into an error: it would make another language of the rest. */
const FEATURES = new Set([
  'absolute_import',
  'annotations',
  'division',
  'generator_stop',
  'generators',
  'nested_scopes',
  'print_function',
  'unicode_literals',
  'with_statement',
])

interface FutureFault {
  message: string
  node: ImportFrom | Alias
}

/** `from __future__` stands at the top of a module, behind its docstring at most, and imports known features. */
export function findFutureFault(body: readonly Statement[]): FutureFault | undefined {
  let isTop = true
  for (const [index, statement] of body.entries()) {
    if (isFutureImport(statement)) {
      if (!isTop) return { message: 'imports from __future__ must stand at the top of the program', node: statement }
      const unknown = statement.names.find((alias) => !FEATURES.has(alias.name))
      if (unknown !== undefined) return { message: `"${unknown.name}" is not a feature of __future__`, node: unknown }
    } else if (index > 0 || !isDocstring(statement)) isTop = false
  }
  return undefined
}

function isFutureImport(statement: Statement): statement is ImportFrom {
  return statement.type === 'ImportFrom' && statement.module === '__future__' && statement.level === 0
}

function isDocstring(statement: Statement): boolean {
  return statement.type === 'ExpressionStatement' && statement.value.type === 'Constant' && statement.value.value.kind === 'str'
}
