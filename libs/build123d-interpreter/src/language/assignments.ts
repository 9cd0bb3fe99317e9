import { unreachable } from './unreachable.ts'
import { compileName, compileNameStore } from './names.ts'
import { compileTarget } from './targets.ts'
import { getAttribute, setAttribute } from '../protocol/attributes.ts'
import { inPlaceOperation } from '../protocol/operators.ts'
import { getItem, setItem } from '../protocol/subscript.ts'
import type { AnnAssign, Assign, AugAssign } from '@naturalcad/python-ast'
import type { Compiler, Execute } from './compiler.ts'
import type { Scope } from './scope.ts'

/** The value first, then each target from the left. An annotation alone binds nothing. */
export function compileAssignment(compiler: Compiler, node: Assign | AnnAssign, scope: Scope): Execute {
  if (node.value === null) return () => undefined
  const evaluate = compiler.expression(node.value, scope)
  const targets = (node.type === 'Assign' ? node.targets : [node.target]).map((target) => compileTarget(compiler, target, scope))
  const [only] = targets
  if (only !== undefined && targets.length === 1) {
    return (frame) => {
      only(frame, evaluate(frame))
      return undefined
    }
  }
  return (frame) => {
    const value = evaluate(frame)
    for (const target of targets) target(frame, value)
    return undefined
  }
}

/** `target operator= value`: the object and key of the target are evaluated once. */
export function compileAugmented(compiler: Compiler, node: AugAssign, scope: Scope): Execute {
  const { runtime } = compiler
  const { operator, target } = node
  const value = compiler.expression(node.value, scope)
  switch (target.type) {
    case 'Name': {
      const load = compileName(compiler, target.name, scope)
      const store = compileNameStore(target.name, scope)
      return (frame) => {
        const current = load(frame)
        store(frame, inPlaceOperation(runtime, operator, current, value(frame)))
        return undefined
      }
    }
    case 'Attribute': {
      const object = compiler.expression(target.value, scope)
      const name = scope.mangle(target.attribute.name)
      return (frame) => {
        const owner = object(frame)
        const current = getAttribute(runtime, owner, name)
        setAttribute(runtime, owner, name, inPlaceOperation(runtime, operator, current, value(frame)))
        return undefined
      }
    }
    case 'Subscript': {
      const object = compiler.expression(target.value, scope)
      const key = compiler.expression(target.slice, scope)
      return (frame) => {
        const owner = object(frame)
        const index = key(frame)
        const current = getItem(runtime, owner, index)
        setItem(runtime, owner, index, inPlaceOperation(runtime, operator, current, value(frame)))
        return undefined
      }
    }
    default:
      return unreachable(target)
  }
}
