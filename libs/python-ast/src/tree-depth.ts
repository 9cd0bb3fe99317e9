import type { PythonNode } from './tree.ts'
import { childrenOf } from './walk.ts'

/** The first node, in no particular order, that lies deeper than the bound; undefined in a tree that nowhere does. */
export function findNodeBelow(root: PythonNode, bound: number): PythonNode | undefined {
  const pending: { node: PythonNode; depth: number }[] = [{ node: root, depth: 0 }]
  for (let entry = pending.pop(); entry !== undefined; entry = pending.pop()) {
    if (entry.depth > bound) return entry.node
    for (const node of childrenOf(entry.node)) pending.push({ node, depth: entry.depth + 1 })
  }
  return undefined
}
