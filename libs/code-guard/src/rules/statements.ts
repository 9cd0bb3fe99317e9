import type { Expression, Identifier } from '@naturalcad/python-ast'
import { moduleScopeOf } from '../scopes/scope.ts'
import type { RuleContext, RuleFamily } from './context.ts'

function checkDelete(target: Expression, context: RuleContext): void {
  if (target.type === 'Name' || target.type === 'Subscript') return
  if (target.type === 'Tuple' || target.type === 'List') {
    for (const element of target.elements) checkDelete(element, context)
    return
  }
  context.report('SYN02', target.range, 'del of an attribute', 'Remove the statement.')
}

function checkDeclared(name: Identifier, context: RuleContext): void {
  const { policy } = context
  const bindings = moduleScopeOf(context.scope).bindings.get(name.name) ?? []
  const isImported = bindings.some((binding) => binding.imported !== undefined)
  const isProtected =
    name.name.startsWith('__') ||
    policy.callables.has(name.name) ||
    policy.modules.has(name.name) ||
    policy.allowedBuiltins.has(name.name) ||
    policy.restrictedBuiltins.has(name.name) ||
    policy.refusedBuiltins.has(name.name) ||
    policy.exceptions.has(name.name) ||
    policy.exitExceptions.has(name.name)
  if (!isImported && !isProtected) return
  context.report('SYN03', name.range, `\`${name.name}\` is no variable of the script`, 'Pass the value as an argument, or choose another name.')
}

/** SYN02, SYN03 and SYN07. */
export const statements: RuleFamily = {
  Delete(node, context) {
    for (const target of node.targets) checkDelete(target, context)
  },
  Global(node, context) {
    for (const name of node.names) checkDeclared(name, context)
  },
  Nonlocal(node, context) {
    for (const name of node.names) checkDeclared(name, context)
  },
  MatchClass(node, context) {
    context.report('SYN07', node.range, 'a class pattern', 'Use isinstance() in an if, or match on literal values.')
  },
}
