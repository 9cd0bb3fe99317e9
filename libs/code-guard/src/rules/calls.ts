import type { Call } from '@naturalcad/python-ast'
import { findSelf } from '../scopes/own-classes.ts'
import { judgeAttribute } from './attributes.ts'
import type { RuleContext, RuleFamily } from './context.ts'

function isPlain(call: Call): boolean {
  return call.keywords.every((keyword) => keyword.name !== null) && call.args.every((argument) => argument.type !== 'Starred')
}

function checkAttributeByName(call: Call, name: string, context: RuleContext): void {
  const [object, attribute] = call.args
  const most = name === 'getattr' ? 3 : 2
  if (!isPlain(call) || call.keywords.length > 0 || object === undefined || attribute === undefined || call.args.length > most) {
    return context.report('NAM02', call.range, `this call of \`${name}\` cannot be checked`, `Write ${name}(value, "name"${name === 'getattr' ? ', default' : ''}).`)
  }
  if (attribute.type !== 'Constant' || attribute.value.kind !== 'str') {
    return context.report('NAM04', attribute.range, `\`${name}\` takes its name from an expression`, 'Write the attribute itself, or its name as a plain literal.')
  }
  const refusal = judgeAttribute(attribute.value.value, object, context)
  if (refusal !== undefined) context.report('NAM04', attribute.range, `${refusal.message} (${refusal.ruleId})`, refusal.hint)
}

function checkSuper(call: Call, context: RuleContext): void {
  if (call.args.length === 0 && call.keywords.length === 0) return
  const [owner, self] = call.args
  const isOwn = owner?.type === 'Name' && context.references.ofName(owner.name, context.scope).every((reference) => reference.kind === 'class')
  const isSelf = self?.type === 'Name' && findSelf(self.name, context.scope) !== undefined
  if (call.args.length === 2 && call.keywords.length === 0 && isOwn && isSelf) return
  context.report('NAM02', call.range, 'this call of `super` cannot be checked', 'Write super() without arguments.')
}

function checkPrint(call: Call, context: RuleContext): void {
  for (const keyword of call.keywords) {
    if (keyword.name === null) context.report('NAM02', keyword.range, 'print with unknown keyword arguments', 'Write the arguments out.')
    else if (keyword.name.name === 'file') context.report('IO06', keyword.range, 'print to something else than standard output', 'Leave `file=` out.')
  }
}

/** NAM02, NAM04 and IO06: the arguments of restricted built-ins. */
export const calls: RuleFamily = {
  Call(node, context) {
    for (const reference of context.references.ofExpression(node.func, context.scope)) {
      if (reference.kind !== 'builtin') continue
      switch (reference.name) {
        case 'getattr':
        case 'hasattr':
          checkAttributeByName(node, reference.name, context)
          break
        case 'type':
          if (node.args.length !== 1 || node.keywords.length > 0 || !isPlain(node)) {
            context.report('NAM02', node.range, '`type` makes a class here', 'Write a class statement; type(value) with one argument is allowed.')
          }
          break
        case 'super':
          checkSuper(node, context)
          break
        case 'print':
          checkPrint(node, context)
          break
        case 'iter':
          if (node.args.length !== 1 || !isPlain(node)) {
            context.report('RES04', node.range, '`iter` with a sentinel may never end', 'Loop over a list or range(n).')
          }
          break
      }
    }
  },
}
