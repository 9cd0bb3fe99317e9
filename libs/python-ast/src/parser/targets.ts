import type { Expression } from '../tree.ts'

/** What stands where only a name, attribute, item or a tuple or list of such may stand. */
interface TargetFault {
  message: string
  node: Expression
}

/** Finds out why an expression can't be assigned to; undefined where it can. */
export function findAssignFault(target: Expression): TargetFault | undefined {
  return target.type === 'Starred'
    ? { message: 'a starred target must be in a list or tuple', node: target }
    : findFault(target, 'assign to')
}

/** Finds out why an expression can't be deleted; undefined where it can. */
export function findDeleteFault(target: Expression): TargetFault | undefined {
  return findFault(target, 'delete')
}

function findFault(target: Expression, verb: 'assign to' | 'delete'): TargetFault | undefined {
  switch (target.type) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return undefined
    case 'Tuple':
    case 'List': {
      let starred = 0
      for (const element of target.elements) {
        if (element.type === 'Starred') {
          starred += 1
          if (verb === 'delete') return { message: 'cannot delete a starred expression', node: element }
          if (starred > 1) return { message: 'more than one starred target', node: element }
        }
        const fault = findFault(element.type === 'Starred' ? element.value : element, verb)
        if (fault !== undefined) return fault
      }
      return undefined
    }
    default:
      return { message: `cannot ${verb} ${describeExpression(target)}`, node: target }
  }
}

export function describeExpression(node: Expression): string {
  switch (node.type) {
    case 'Call':
      return 'a function call'
    case 'Constant':
      return 'a literal'
    case 'JoinedStr':
      return 'an f-string'
    case 'Compare':
      return 'a comparison'
    case 'NamedExpr':
      return 'a named expression'
    case 'IfExp':
      return 'a conditional expression'
    case 'Lambda':
      return 'a lambda'
    case 'Dict':
    case 'DictComp':
      return 'a dict'
    case 'Set':
    case 'SetComp':
      return 'a set'
    case 'ListComp':
    case 'GeneratorExp':
      return 'a comprehension'
    case 'Tuple':
      return 'a tuple'
    case 'List':
      return 'a list'
    default:
      return 'an expression'
  }
}
