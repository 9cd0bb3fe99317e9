import { attributes } from './attributes.ts'
import { calls } from './calls.ts'
import { classes } from './classes.ts'
import type { RuleContext, RuleFamily } from './context.ts'
import { contract } from './contract.ts'
import { exceptions } from './exceptions.ts'
import { exporters } from './exporters.ts'
import { files } from './files.ts'
import { imports } from './imports.ts'
import { names } from './names.ts'
import { loops } from './resources/loops.ts'
import { patterns } from './resources/patterns.ts'
import { powers } from './resources/powers.ts'
import { recursion } from './resources/recursion.ts'
import { sizes } from './resources/sizes.ts'
import { statements } from './statements.ts'
import { symbols } from './symbols.ts'
import { viewers } from './viewers.ts'
import type { Binding } from '../scopes/scope.ts'
import type { AnyNode, NodeType } from '../tree/node.ts'

// What leaves statements out comes first, so that nothing else judges them.
const families: readonly RuleFamily[] = [
  viewers,
  exporters,
  files,
  imports,
  symbols,
  statements,
  names,
  attributes,
  calls,
  classes,
  exceptions,
  powers,
  sizes,
  loops,
  patterns,
  recursion,
  contract,
]

type Check<Subject> = (subject: Subject, context: RuleContext) => void

function isNodeType(key: string): key is NodeType {
  return key !== 'binding' && key !== 'end'
}

/** The checks of all families by the type of node that they look at. */
export const checksByType: ReadonlyMap<NodeType, readonly Check<AnyNode>[]> = (() => {
  const table = new Map<NodeType, Check<AnyNode>[]>()
  for (const family of families) {
    for (const key of Object.keys(family)) {
      if (!isNodeType(key)) continue
      // The table is read by the type of the node, so each check gets the nodes it is written for.
      const check = family[key] as Check<AnyNode> | undefined
      if (check !== undefined) table.set(key, [...(table.get(key) ?? []), check])
    }
  }
  return table
})()

export const bindingChecks: readonly Check<Binding>[] = families.flatMap(({ binding }) => (binding === undefined ? [] : [binding]))

export const endChecks: readonly ((context: RuleContext) => void)[] = families.flatMap(({ end }) => (end === undefined ? [] : [end]))
