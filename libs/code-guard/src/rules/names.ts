import type { Compare, Name } from '@naturalcad/python-ast'
import type { Binding } from '../scopes/scope.ts'
import type { RuleContext, RuleFamily } from './context.ts'
import { checkUse } from './use.ts'

/** `__name__ == "__main__"`, exactly: true for a script that is run. */
function isMainTest(node: Compare): boolean {
  const right = node.comparators[0]
  return (
    node.left.type === 'Name' &&
    node.left.name === '__name__' &&
    node.operators.length === 1 &&
    node.operators[0] === '==' &&
    right?.type === 'Constant' &&
    right.value.kind === 'str' &&
    right.value.value === '__main__'
  )
}

function checkRead(node: Name, context: RuleContext): void {
  const { name } = node
  if (name.startsWith('__')) {
    const parent = context.ancestor(0)
    if (parent?.type === 'Compare' && parent.left === node && isMainTest(parent)) return
    const hint = name === '__file__' ? 'The host chooses where files go: leave it out.' : 'Leave it out; only `if __name__ == "__main__":` is allowed.'
    return context.report('NAM03', node.range, `\`${name}\` is a protected name`, hint)
  }
  for (const reference of context.references.ofName(name, context.scope)) checkUse(reference, name, node.range, context)
}

/** A class may define some special methods; the rules for classes speak about those. */
function checkDunder(binding: Binding, context: RuleContext): void {
  if (!binding.name.startsWith('__') || binding.scope.kind === 'class') return
  context.report('NAM03', binding.range, `\`${binding.name}\` is a protected name`, 'Choose a name without leading underscores.')
}

function checkRebinding(binding: Binding, context: RuleContext): void {
  const { policy } = context
  const { name, kind, scope, imported } = binding
  if (scope.kind === 'class' || kind === 'parameter' || kind === 'comprehension' || kind === 'annotation') return
  const renamed = imported?.renamed === true
  if (imported !== undefined && !renamed) return
  const refuse = (what: string): void =>
    context.report('NAM05', binding.range, `\`${name}\` is ${what} and is bound again`, `Choose another name, such as \`my_${name}\` or \`${name}_\`.`)

  const isUsable = policy.allowedBuiltins.has(name) || policy.restrictedBuiltins.has(name) || policy.exceptions.has(name)
  const isRefused = policy.refusedBuiltins.has(name) || policy.exitExceptions.has(name)
  // In a function the name is a variable of its own; at module level the built-in is met before the assignment.
  if (isUsable || (isRefused && scope.kind === 'module')) return refuse('a built-in')
  const library = policy.data.library
  if (policy.signatures.has(name) || policy.read.has(name) || policy.write.has(name) || policy.network.has(name) || policy.font.has(name)) {
    return refuse(`a name of ${library.module} that is checked`)
  }
  if (policy.callables.has(name) && (renamed || replacesCallable(binding, context))) return refuse(`a function or class of ${library.module}`)
  if (renamed && policy.modules.has(name) && imported.module !== name) return refuse('the name of a module')
  const others = scope.bindings.get(name) ?? []
  if (imported === undefined && others.some((other) => other.imported !== undefined && other.imported.member === undefined)) return refuse('an imported module')
}

/** The new value is a function: calls further down would no longer mean the library's. A variable or a class of one's own is fine. */
function replacesCallable({ definition, value, scope }: Binding, context: RuleContext): boolean {
  if (definition?.type === 'FunctionDef' || value?.type === 'Lambda') return true
  if (value?.type !== 'Name' && value?.type !== 'Attribute') return false
  return context.references.ofExpression(value, scope).some((reference) => reference.kind !== 'value' && reference.kind !== 'undefined')
}

/** NAM01, NAM03, NAM05 and NAM06 for names; `checkUse` also serves attributes of modules. */
export const names: RuleFamily = {
  Name(node, context) {
    if (context.slot !== 'target') checkRead(node, context)
  },
  AugAssign(node, context) {
    // `x += 1` reads as well; what `x` stands for may be more than a variable.
    if (node.target.type !== 'Name') return
    for (const reference of context.references.ofName(node.target.name, context.scope)) {
      if (reference.kind === 'module') checkUse(reference, node.target.name, node.target.range, context)
    }
  },
  Keyword(node, context) {
    if (node.name?.name.startsWith('__') !== true) return
    context.report('NAM03', node.name.range, `\`${node.name.name}\` is a protected name`, 'Leave the argument out.')
  },
  binding(binding, context) {
    checkDunder(binding, context)
    checkRebinding(binding, context)
  },
}
