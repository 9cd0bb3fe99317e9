import type { ClassDef, Expression, FunctionDef } from '@naturalcad/python-ast'
import { isCheckedMember, type Reference } from '../scopes/reference.ts'
import type { Binding } from '../scopes/scope.ts'
import type { RuleContext, RuleFamily } from './context.ts'

function isBase(reference: Reference, context: RuleContext): boolean {
  const { policy } = context
  switch (reference.kind) {
    case 'class':
    case 'undefined':
      return true
    case 'builtin':
      // Exit exceptions and refused names are reported as names.
      return reference.name === 'object' || !(policy.allowedBuiltins.has(reference.name) || policy.restrictedBuiltins.has(reference.name))
    case 'member':
      if (policy.modules.get(reference.module)?.baseOnly.includes(reference.name) === true) return true
      return reference.module === policy.data.library.module && policy.classes.has(reference.name) && !isCheckedMember(reference, policy)
    default:
      return false
  }
}

function checkBase(base: Expression, context: RuleContext): void {
  const named = base.type === 'Subscript' ? base.value : base
  const references = context.references.ofExpression(named, context.scope)
  if ((named.type === 'Name' || named.type === 'Attribute') && references.every((reference) => isBase(reference, context))) return
  const hint = 'Use a class of build123d, Enum, an exception or an own class as base, or a plain class that holds the value.'
  context.report('SYN04', base.range, 'this may not be the base of a class', hint)
}

function isAllowedDecorator(reference: Reference, context: RuleContext): boolean {
  const { builtins, members } = context.policy.data.decorators
  if (reference.kind === 'builtin') return builtins.includes(reference.name) || !context.policy.allowedBuiltins.has(reference.name)
  if (reference.kind === 'member') return members.includes(`${reference.module}.${reference.name}`)
  return reference.kind === 'undefined' || reference.kind === 'viewer'
}

/** `@size.setter` on a property of the same class. */
function isAccessor(decorator: Expression, context: RuleContext): boolean {
  return (
    decorator.type === 'Attribute' &&
    decorator.value.type === 'Name' &&
    context.scope.kind === 'class' &&
    context.scope.bindings.has(decorator.value.name) &&
    context.policy.data.decorators.accessors.includes(decorator.attribute.name)
  )
}

function checkDecorators(node: FunctionDef | ClassDef, context: RuleContext): void {
  for (const decorator of node.decorators) {
    if (isAccessor(decorator, context)) continue
    const named = decorator.type === 'Call' ? decorator.func : decorator
    const references = context.references.ofExpression(named, context.scope)
    if (references.every((reference) => isAllowedDecorator(reference, context))) continue
    context.report('SYN08', decorator.range, 'this decorator is not allowed', `Call the function instead, or use one of: ${allowedNames(context)}.`)
  }
}

function allowedNames(context: RuleContext): string {
  const { builtins, members } = context.policy.data.decorators
  return [...builtins, ...members.map((member) => member.slice(member.lastIndexOf('.') + 1))].join(', ')
}

function checkSpecial(binding: Binding, context: RuleContext): void {
  const { name } = binding
  if (binding.scope.kind !== 'class' || !name.startsWith('__')) return
  if (binding.kind === 'function' && context.policy.specialMethods.has(name)) return
  context.report('SYN05', binding.range, `\`${name}\` is a special name that a class may not define`, 'Write an ordinary method and call it by its name.')
}

/** SYN04, SYN05 and SYN08. */
export const classes: RuleFamily = {
  ClassDef(node, context) {
    for (const keyword of node.keywords) {
      context.report('SYN04', keyword.range, 'a class with keyword arguments', 'Leave the arguments out; use a plain class or a dataclass.')
    }
    for (const base of node.bases) checkBase(base, context)
    checkDecorators(node, context)
  },
  FunctionDef(node, context) {
    checkDecorators(node, context)
  },
  binding: checkSpecial,
}
