import type { FunctionDef } from '@naturalcad/python-ast'
import { forEachChild } from '../../tree/children.ts'
import type { AnyNode } from '../../tree/node.ts'
import type { RuleContext, RuleFamily } from '../context.ts'

/** Parts of the program that may not run although the function is called. */
const conditional = new Set<AnyNode['type']>([
  'If', 'For', 'While', 'Try', 'Match', 'IfExp', 'BoolOp', 'Lambda', 'FunctionDef', 'ClassDef', 'ListComp', 'SetComp', 'DictComp', 'GeneratorExp',
])

function leavesOrCalls(node: AnyNode, isSelfCall: (node: AnyNode) => boolean): 'leaves' | AnyNode | undefined {
  if (isSelfCall(node)) return node
  let found: 'leaves' | AnyNode | undefined
  forEachChild(node, 'part', (child) => {
    if (found !== undefined) return
    if (conditional.has(child.type)) {
      if (holdsExit(child)) found = 'leaves'
      return
    }
    found = leavesOrCalls(child, isSelfCall)
  })
  if (found === undefined && (node.type === 'Return' || node.type === 'Raise')) return 'leaves'
  return found
}

function holdsExit(node: AnyNode): boolean {
  if (node.type === 'Return' || node.type === 'Raise') return true
  if (node.type === 'FunctionDef' || node.type === 'ClassDef') return false
  let found = false
  forEachChild(node, 'part', (child) => {
    found ||= holdsExit(child)
  })
  return found
}

/** Only what surely never ends: the function calls itself before anything could make it return. */
function check(node: FunctionDef, context: RuleContext): void {
  const { self } = context.scopes.scopeOf.get(node) ?? {}
  const name = node.name.name
  const isSelfCall = (inner: AnyNode): boolean => {
    if (inner.type !== 'Call') return false
    const { func } = inner
    if (self !== undefined) return func.type === 'Attribute' && func.attribute.name === name && func.value.type === 'Name' && func.value.name === self.name
    return func.type === 'Name' && func.name === name
  }
  for (const statement of node.body) {
    if (conditional.has(statement.type)) {
      if (holdsExit(statement)) return
      continue
    }
    const found = leavesOrCalls(statement, isSelfCall)
    if (found === undefined) continue
    if (found !== 'leaves') context.report('RES05', found.range, `\`${name}\` calls itself without an end`, 'Return before the call when there is nothing left to do, or write a loop.')
    return
  }
}

/** RES05. */
export const recursion: RuleFamily = { FunctionDef: check }
