import type { Call, SourceRange } from '@naturalcad/python-ast'
import { isCheckedMember, isSink, type Reference } from '../scopes/reference.ts'
import { didYouMean } from '../suggest.ts'
import type { RuleContext } from './context.ts'

/** Whether what a name or attribute stands for may stand where it does. */
export function checkUse(reference: Reference, written: string, range: SourceRange, context: RuleContext): void {
  switch (reference.kind) {
    case 'undefined':
      return context.report('NAM01', range, `\`${written}\` is not defined`, hintForUndefined(reference.name, context))
    case 'builtin':
      return checkBuiltin(reference.name, range, context)
    case 'module':
      if (context.slot === 'object') return
      return context.report('NAM06', range, `the module \`${written}\` is used as a value`, `Use only its members: \`${written}.name\`.`)
    case 'viewer':
      return context.report('IO05', range, `the viewer's \`${written}\` is used beyond a plain call`, 'Leave the viewer out; the host shows the result.')
    case 'member':
      return checkMember(reference, written, range, context)
    default:
      return
  }
}

function checkBuiltin(name: string, range: SourceRange, context: RuleContext): void {
  const { policy, slot } = context
  if (policy.exitExceptions.has(name)) return checkExitException(name, range, context)
  if (policy.refusedBuiltins.has(name)) {
    const hint = policy.builtinHints.get(name) ?? 'Leave it out.'
    return context.report('NAM01', range, `the built-in \`${name}\` is not available to scripts`, hint)
  }
  // An annotation is evaluated and kept; of a dataclass field it can be read back.
  if (!policy.restrictedBuiltins.has(name) || slot === 'callee' || (slot === 'annotation' && name === 'type')) return
  context.report('NAM02', range, `\`${name}\` may only be called directly`, `Write the call out: \`${name}(…)\`, inside a lambda where a function is needed.`)
}

function checkExitException(name: string, range: SourceRange, context: RuleContext): void {
  const parent = context.ancestor(0)
  const isCaught = context.slot === 'exception' && (parent?.type === 'ExceptHandler' || (parent?.type === 'Tuple' && context.ancestor(1)?.type === 'ExceptHandler'))
  // The rules for handlers speak about these.
  if (isCaught) return
  const isRaised = (context.slot === 'exception' && parent?.type === 'Raise') || (context.slot === 'callee' && context.ancestor(1)?.type === 'Raise')
  if (isRaised || context.slot === 'base') {
    return context.report('EXC01', range, `\`${name}\` would end or outlive the run`, 'Use an ordinary exception: ValueError with a message.')
  }
  context.report('NAM01', range, `the built-in \`${name}\` is not available to scripts`, 'Use Exception or ValueError.')
}

function checkMember(reference: { module: string; name: string }, written: string, range: SourceRange, context: RuleContext): void {
  const { policy, slot } = context
  if (!isCheckedMember(reference, policy)) return
  const baseOnly = policy.modules.get(reference.module)?.baseOnly.includes(reference.name) === true
  if (baseOnly) {
    if (slot === 'base' || slot === 'annotation') return
    return context.report('NAM06', range, `\`${written}\` may only be the base of a class`, `Write a class: \`class Name(${written}):\`.`)
  }
  if (slot === 'callee') return
  if (isSink(reference.name, policy)) {
    return context.report('NAM06', range, `\`${written}\` is used as a value`, 'Leave it out: the host reads and writes files.')
  }
  context.report('NAM06', range, `\`${written}\` may only be called directly`, `Write the call out: \`${written}(…)\`.`)
}

function hintForUndefined(name: string, context: RuleContext): string {
  const { policy } = context
  const library = policy.data.library.module
  if (policy.exports.has(name)) return `Import it: \`from ${library} import *\`.`
  for (const [module, members] of policy.members) if (members.has(name)) return `Import it: \`from ${module} import ${name}\`.`
  if (policy.modules.has(name)) return `Import it: \`import ${name}\`.`
  const known = policy.builtinHints.get(name)
  if (known !== undefined) return known
  const names = new Set([...policy.exports, ...policy.allowedBuiltins, ...policy.restrictedBuiltins])
  for (const binding of context.scopes.bindings) names.add(binding.name)
  return didYouMean(name, names) ?? 'Define it first, or use a name of the library.'
}

/** The argument of a call that binds to a parameter; `unknown` if stars hide it. */
export function argumentOf(call: Call, parameter: string, index: number): Call['args'][number] | 'unknown' | undefined {
  for (const keyword of call.keywords) if (keyword.name?.name === parameter) return keyword.value
  const before = call.args.slice(0, index + 1)
  if (before.some((argument) => argument.type === 'Starred')) return 'unknown'
  const positional = before[index]
  if (positional !== undefined) return positional
  return call.keywords.some((keyword) => keyword.name === null) ? 'unknown' : undefined
}
