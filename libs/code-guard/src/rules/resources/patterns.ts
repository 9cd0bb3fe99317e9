import type { Call, With } from '@naturalcad/python-ast'
import type { RuleContext, RuleFamily } from '../context.ts'
import { argumentOf } from '../use.ts'

const counts: ReadonlyMap<string, readonly string[]> = new Map([
  ['GridLocations', ['x_count', 'y_count']],
  ['HexLocations', ['x_count', 'y_count']],
  ['PolarLocations', ['count']],
])

/** Instances of a pattern context as far as they are written down; what is not counts as one. */
function instancesOf(call: Call, context: RuleContext): number {
  const { signatures, data } = context.policy
  let instances = 1
  for (const reference of context.references.ofExpression(call.func, context.scope)) {
    if (reference.kind !== 'member' || reference.module !== data.library.module) continue
    if (reference.name === 'Locations') instances *= Math.max(1, call.args.length)
    for (const parameter of counts.get(reference.name) ?? []) {
      const argument = argumentOf(call, parameter, signatures.get(reference.name)?.indexOf(parameter) ?? -1)
      const value = argument === undefined || argument === 'unknown' ? undefined : context.folder.number(argument, context.scope)
      if (value !== undefined) instances *= Math.max(1, value)
    }
  }
  return instances
}

function instancesOfWith(node: With, context: RuleContext): number {
  return node.items.reduce((product, { context: manager }) => product * (manager.type === 'Call' ? instancesOf(manager, context) : 1), 1)
}

function check(instances: number, call: Call | With, context: RuleContext): void {
  const { maxPatternInstances } = context.policy.data.limits
  if (instances <= maxPatternInstances) return
  const range = call.type === 'With' ? (call.items[0]?.range ?? call.range) : call.range
  context.report('RES06', range, `a pattern of more than ${maxPatternInstances} instances`, `Use at most ${maxPatternInstances} instances.`)
}

/** RES06. */
export const patterns: RuleFamily = {
  Call(node, context) {
    check(instancesOf(node, context), node, context)
  },
  With(node, context) {
    const own = instancesOfWith(node, context)
    // One call alone has been checked as a call.
    if (own <= 1) return
    let product = own
    for (let level = 0; ; level++) {
      const around = context.ancestor(level)
      if (around === undefined || around.type === 'FunctionDef') break
      if (around.type === 'With') product *= instancesOfWith(around, context)
    }
    if (product > own || node.items.length > 1) check(product, node, context)
  },
}
