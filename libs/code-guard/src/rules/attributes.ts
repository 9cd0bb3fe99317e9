import type { Attribute, Expression } from '@naturalcad/python-ast'
import { findSelf } from '../scopes/own-classes.ts'
import { didYouMean } from '../suggest.ts'
import type { RuleContext, RuleFamily } from './context.ts'
import type { RuleId } from './rule-id.ts'
import { checkUse } from './use.ts'

interface Refusal {
  ruleId: RuleId
  message: string
  hint: string
}

/** Why the attribute name may not be used on the object, or undefined if it may. Members of modules are judged elsewhere. */
export function judgeAttribute(name: string, object: Expression, context: RuleContext): Refusal | undefined {
  const { policy, own } = context
  if (name.startsWith('__')) {
    return { ruleId: 'ATT01', message: `\`.${name}\` is a special attribute`, hint: 'Leave it out; special methods are called by Python itself, or as super().__init__(…).' }
  }
  const self = object.type === 'Name' ? findSelf(object.name, context.scope) : undefined
  const isOwn = self !== undefined && own.attributesOf(self.owner).has(name)
  if (policy.introspection.has(name)) {
    if (isOwn && name === 'obj') return undefined
    return { ruleId: 'ATT03', message: `\`.${name}\` looks into the running program`, hint: 'Leave it out.' }
  }
  if (policy.formatTemplates.has(name)) {
    return { ruleId: 'ATT06', message: `\`.${name}\` reads attributes by a template`, hint: 'Write an f-string: f"{value:.2f}".' }
  }
  const refused = policy.refusedAttributes.get(name)
  if (refused !== undefined) return { ruleId: refused.rule, message: `\`.${name}\` is not available to scripts`, hint: refused.hint }
  if (name.startsWith('_')) return judgePrivate(name, self !== undefined, context)
  if (policy.attributes.has(name) || own.attributes.has(name)) return undefined
  return {
    ruleId: 'ATT05',
    message: `\`.${name}\` is no attribute of ${policy.data.library.module} ${policy.data.library.version}, of a built-in value or of an own class`,
    hint: didYouMean(name, [...policy.attributes, ...own.attributes]) ?? 'Use the documented API of the library.',
  }
}

function judgePrivate(name: string, isSelf: boolean, context: RuleContext): Refusal | undefined {
  const { own } = context
  if (!isSelf) return { ruleId: 'ATT02', message: `\`.${name}\` is private`, hint: 'Use the public API of the object; private attributes are for self and cls.' }
  if (own.attributes.has(name) && !own.takesOver(name)) return undefined
  return { ruleId: 'ATT02', message: `\`.${name}\` is private to the library`, hint: 'Choose a public attribute, or another name for an own one.' }
}

function isSuperCall(node: Expression): boolean {
  return node.type === 'Call' && node.func.type === 'Name' && node.func.name === 'super'
}

/** `super().__init__(shape.wrapped)`: how a class of one's own is made from a shape. */
function isSuperArgument(context: RuleContext): boolean {
  const call = context.ancestor(0)
  return call?.type === 'Call' && call.func.type === 'Attribute' && call.func.attribute.name === '__init__' && isSuperCall(call.func.value)
}

function checkStore(node: Attribute, context: RuleContext): void {
  const { policy, own } = context
  const name = node.attribute.name
  const refuse = (what: string): void =>
    context.report('ATT07', node.range, `\`.${name}\` is assigned on ${what}`, 'Keep the value in a variable, or in a class of your own.')
  if (node.value.type === 'Name' && findSelf(node.value.name, context.scope) !== undefined) return
  for (const reference of context.references.ofExpression(node.value, context.scope)) {
    if (reference.kind === 'module') return refuse('a module')
    if (reference.kind === 'member' || reference.kind === 'builtin') return refuse('a class or function of the library')
    if (reference.kind === 'function') return refuse('a function')
    if (reference.kind === 'class') {
      if (!own.attributesOf(reference.definition).has(name)) return refuse('a class')
      return
    }
  }
  if (node.value.type === 'Call' && node.value.func.type === 'Name' && node.value.func.name === 'type') return refuse('a class')
  if (!policy.settableAttributes.has(name) && !own.attributes.has(name)) refuse('an object that is not of an own class')
}

/** ATT01 to ATT07, and what attributes of modules may stand for. */
export const attributes: RuleFamily = {
  Attribute(node, context) {
    const name = node.attribute.name
    const { policy } = context
    let isMember = false
    for (const base of context.references.ofExpression(node.value, context.scope)) {
      if (base.kind === 'viewer') return
      if (base.kind !== 'module') continue
      isMember = true
      const members = policy.members.get(base.module)
      const isModule = policy.members.has(`${base.module}.${name}`)
      // A module that may not be imported has been reported where it is.
      if (members === undefined && !isModule) {
        if ([...policy.members.keys()].some((module) => module.startsWith(`${base.module}.`))) reportMember(base.module, node, context)
        continue
      }
      if (!isModule && members?.has(name) !== true) reportMember(base.module, node, context)
    }
    if (isMember) {
      for (const reference of context.references.ofExpression(node, context.scope)) checkUse(reference, context.source.slice(node.range.start, node.range.end), node.range, context)
    } else {
      const isSuperMethod = isSuperCall(node.value) && policy.superMethods.has(name) && context.slot === 'callee'
      const refusal = isSuperMethod || (name === 'wrapped' && isSuperArgument(context)) ? undefined : judgeAttribute(name, node.value, context)
      if (refusal !== undefined) return context.report(refusal.ruleId, node.attribute.range, refusal.message, refusal.hint)
    }
    if (context.slot === 'target' && context.ancestor(0)?.type !== 'Delete') checkStore(node, context)
  },
}

function reportMember(module: string, node: Attribute, context: RuleContext): void {
  const name = node.attribute.name
  const members = context.policy.members.get(module) ?? []
  const isPrivate = name.startsWith('__') ? 'ATT01' : 'ATT04'
  context.report(
    isPrivate,
    node.attribute.range,
    `\`${module}.${name}\` is not available to scripts`,
    didYouMean(name, members) ?? `Use one of the allowed members of ${module}.`,
  )
}
