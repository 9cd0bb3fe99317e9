import type { Arguments, NamedExpr, SourceRange, Starred } from '@naturalcad/python-ast'
import { parametersOf } from '../tree/children.ts'
import type { AnyNode } from '../tree/node.ts'
import type { RuleContext, RuleFamily } from './context.ts'

/** CPython allows 20 blocks in one another; a try statement may take three of them. */
const maxBlocks = 20

function refuse(range: SourceRange, message: string, context: RuleContext, hint = 'Write it as Python wants it.'): void {
  context.report('LEX09', range, message, hint)
}

function checkParameters(args: Arguments, context: RuleContext): void {
  const names = new Set<string>()
  for (const { name } of parametersOf(args)) {
    if (names.has(name.name)) refuse(name.range, `two parameters named \`${name.name}\``, context, 'Rename one of them.')
    names.add(name.name)
  }
}

/** Whether a break or continue has a loop around it; in the else clause of a loop that is the next one further out. */
function checkLoop(node: AnyNode, keyword: string, context: RuleContext): void {
  let inner = node
  for (let level = 0; ; level++) {
    const around = context.ancestor(level)
    if (around === undefined || around.type === 'FunctionDef' || around.type === 'ClassDef' || around.type === 'Module') break
    if ((around.type === 'For' || around.type === 'While') && around.body.some((statement) => statement === inner)) return
    inner = around
  }
  refuse(node.range, `\`${keyword}\` outside a loop`, context, 'Remove it.')
}

function checkStarred(node: Starred, context: RuleContext): void {
  const parent = context.ancestor(0)
  const isElement = parent?.type === 'List' || parent?.type === 'Tuple'
  if (context.slot === 'target') {
    if (!isElement) return refuse(node.range, 'a starred target that is not in a list or tuple', context)
    const stars = parent.elements.filter((element) => element.type === 'Starred')
    if (stars.length > 1 && stars[1] === node) refuse(node.range, 'two starred targets', context, 'Star one of them only.')
    return
  }
  if (!isElement && parent?.type !== 'Set' && parent?.type !== 'Call' && parent?.type !== 'ClassDef') refuse(node.range, 'a starred expression cannot stand here', context)
}

function checkWalrus(node: NamedExpr, context: RuleContext): void {
  const hint = 'Assign the value in a statement of its own.'
  let inner: AnyNode = node
  for (let level = 0; ; level++) {
    const around = context.ancestor(level)
    if (around === undefined) break
    if (context.ancestorSlot(level - 1) === 'annotation') return refuse(node.range, 'an assignment inside an annotation', context, hint)
    if ('generators' in around && around.generators.some((generator) => generator.iter === inner)) {
      return refuse(node.range, 'an assignment inside the iterable of a comprehension', context, hint)
    }
    inner = around
  }
  let scope = context.scope
  for (; scope.kind === 'comprehension' && scope.parent !== null; scope = scope.parent) {
    if (scope.bindings.get(node.target.name)?.some((binding) => binding.kind === 'comprehension') === true) {
      return refuse(node.range, `\`${node.target.name}\` is the variable of the comprehension`, context, hint)
    }
  }
  if (scope !== context.scope && scope.kind === 'class') refuse(node.range, 'an assignment inside a comprehension of a class body', context, hint)
}

function checkBlocks(node: AnyNode, context: RuleContext): void {
  let blocks = blocksOf(node)
  for (let level = 0; ; level++) {
    const around = context.ancestor(level)
    if (around === undefined || around.type === 'FunctionDef' || around.type === 'ClassDef' || around.type === 'Lambda') break
    blocks += blocksOf(around)
  }
  if (blocks > maxBlocks) context.report('LIM02', node.range, 'too many blocks in one another', 'Move the inner blocks to a function.')
}

function blocksOf(node: AnyNode): number {
  if (node.type === 'For' || node.type === 'While') return 1
  if (node.type === 'With') return node.items.length
  if (node.type === 'Try') return 3
  return 'generators' in node ? node.generators.length : 0
}

function checkDeclarations(context: RuleContext): void {
  for (const scope of context.scopes.scopeOf.values()) {
    const declared = [
      ...[...scope.globals].map((name) => ({ name, word: 'global' })),
      ...[...scope.nonlocals].map((name) => ({ name, word: 'nonlocal' })),
    ]
    for (const { name, word } of declared) {
      const statement = scope.declarations.get(name)
      const range = statement?.range ?? scope.node.range
      if (scope.bindings.get(name)?.some((binding) => binding.kind === 'parameter') === true) refuse(range, `\`${name}\` is a parameter and ${word}`, context, 'Remove the declaration.')
      if (word === 'nonlocal' && scope.globals.has(name)) refuse(range, `\`${name}\` is nonlocal and global`, context, 'Keep one of the two.')
      if (word === 'nonlocal' && !hasOuterBinding(name, scope.parent)) refuse(range, `no variable \`${name}\` around this function`, context, 'Use a parameter, or global.')
      const early = scope.uses.get(name)
      if (statement !== undefined && early !== undefined && early.start < statement.range.start) refuse(range, `\`${name}\` is used before it is declared ${word}`, context, 'Declare it at the top of the function.')
      const annotated = scope.annotated.get(name)
      if (annotated !== undefined) refuse(annotated, `\`${name}\` is annotated and ${word}`, context, 'Remove the annotation.')
    }
  }
}

function hasOuterBinding(name: string, from: RuleContext['scope'] | null): boolean {
  for (let scope = from; scope !== null && scope.kind !== 'module'; scope = scope.parent) {
    if (scope.kind === 'function' && scope.bindings.has(name) && !scope.globals.has(name)) return true
  }
  return false
}

function checkFuture(context: RuleContext): void {
  let isAtTop = true
  for (const [index, statement] of context.module.body.entries()) {
    const isFuture = statement.type === 'ImportFrom' && statement.module === '__future__'
    const isDocstring = index === 0 && statement.type === 'ExpressionStatement' && statement.value.type === 'Constant' && statement.value.value.kind === 'str'
    if (isFuture && !isAtTop) refuse(statement.range, 'an import from __future__ that is not at the top', context, 'Move it to the first line, or delete it.')
    if (!isFuture && !isDocstring) isAtTop = false
  }
}

/**
 * What CPython's grammar takes and its compiler refuses. Reported as LEX09 like any other fault of syntax, so that everything
 * that is accepted compiles.
 */
export const symbols: RuleFamily = {
  FunctionDef: (node, context) => checkParameters(node.args, context),
  Lambda: (node, context) => checkParameters(node.args, context),
  Return(node, context) {
    if (context.scope.kind !== 'function') refuse(node.range, '`return` outside a function', context, 'Bind the value to a name instead.')
  },
  Break: (node, context) => checkLoop(node, 'break', context),
  Continue: (node, context) => checkLoop(node, 'continue', context),
  Starred: checkStarred,
  NamedExpr: checkWalrus,
  For: checkBlocks,
  While: checkBlocks,
  With: checkBlocks,
  ListComp: checkBlocks,
  SetComp: checkBlocks,
  DictComp: checkBlocks,
  GeneratorExp: checkBlocks,
  Try(node, context) {
    checkBlocks(node, context)
    for (const handler of node.handlers.slice(0, -1)) {
      if (handler.exception === null) refuse(handler.range, 'a bare `except:` that is not the last', context, 'Move it behind the others.')
    }
  },
  ImportFrom(node, context) {
    if (node.module === '__future__' && context.ancestor(0)?.type !== 'Module') {
      refuse(node.range, 'an import from __future__ that is not at the top', context, 'Move it to the first line, or delete it.')
    }
  },
  Nonlocal(node, context) {
    if (context.scope.kind === 'module') refuse(node.range, '`nonlocal` at module level', context, 'Remove the statement.')
  },
  end(context) {
    checkDeclarations(context)
    checkFuture(context)
  },
}
