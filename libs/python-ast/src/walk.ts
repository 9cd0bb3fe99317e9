import type { PythonNode } from './tree.ts'

/** The nodes directly below one, in the order of the source. */
export function childrenOf(node: PythonNode): PythonNode[] {
  const children: PythonNode[] = []
  const add = (...nodes: readonly (PythonNode | null)[]): void => {
    for (const child of nodes) if (child !== null) children.push(child)
  }
  switch (node.type) {
    case 'Module':
      return node.body.slice()
    case 'FunctionDef':
      add(...node.decorators, node.name, node.args, node.returns, ...node.body)
      return children
    case 'ClassDef':
      add(...node.decorators, node.name, ...inSourceOrder([...node.bases, ...node.keywords]), ...node.body)
      return children
    case 'Return':
    case 'ExpressionStatement':
    case 'Starred':
    case 'MatchValue':
      add(node.value)
      return children
    case 'Delete':
      return node.targets.slice()
    case 'Assign':
      return [...node.targets, node.value]
    case 'AugAssign':
      return [node.target, node.value]
    case 'AnnAssign':
      add(node.target, node.annotation, node.value)
      return children
    case 'For':
      return [node.target, node.iter, ...node.body, ...node.orelse]
    case 'While':
    case 'If':
      return [node.test, ...node.body, ...node.orelse]
    case 'With':
      return [...node.items, ...node.body]
    case 'WithItem':
      add(node.context, node.target)
      return children
    case 'Match':
      return [node.subject, ...node.cases]
    case 'MatchCase':
      add(node.pattern, node.guard, ...node.body)
      return children
    case 'Raise':
      add(node.exception, node.cause)
      return children
    case 'Try':
      return [...node.body, ...node.handlers, ...node.orelse, ...node.finalbody]
    case 'ExceptHandler':
      add(node.exception, node.name, ...node.body)
      return children
    case 'Assert':
      add(node.test, node.message)
      return children
    case 'Import':
    case 'ImportFrom':
    case 'Global':
    case 'Nonlocal':
      return node.names.slice()
    case 'Alias':
      add(node.asName)
      return children
    case 'BoolOp':
    case 'JoinedStr':
      return node.values.slice()
    case 'NamedExpr':
      return [node.target, node.value]
    case 'BinOp':
      return [node.left, node.right]
    case 'UnaryOp':
      return [node.operand]
    case 'Lambda':
      return [node.args, node.body]
    case 'IfExp':
      return [node.body, node.test, node.orelse]
    case 'Dict':
      for (const { key, value } of node.entries) add(key, value)
      return children
    case 'Set':
    case 'List':
    case 'Tuple':
      return node.elements.slice()
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      return [node.element, ...node.generators]
    case 'DictComp':
      return [node.key, node.value, ...node.generators]
    case 'Comprehension':
      return [node.target, node.iter, ...node.conditions]
    case 'Compare':
      return [node.left, ...node.comparators]
    case 'Call':
      return [node.func, ...inSourceOrder([...node.args, ...node.keywords])]
    case 'Keyword':
      add(node.name, node.value)
      return children
    case 'FormattedValue':
      add(node.value, node.formatSpec)
      return children
    case 'Attribute':
      return [node.value, node.attribute]
    case 'Subscript':
      return [node.value, node.slice]
    case 'Slice':
      add(node.lower, node.upper, node.step)
      return children
    case 'Arguments':
      add(...node.positionalOnly, ...node.positional, node.variadic, ...node.keywordOnly, node.keywords)
      return children
    case 'Parameter':
      add(node.name, node.annotation, node.default)
      return children
    case 'MatchSequence':
    case 'MatchOr':
      return node.patterns.slice()
    case 'MatchMapping':
      for (const { key, pattern } of node.entries) add(key, pattern)
      add(node.rest)
      return children
    case 'MatchClass':
      add(node.class, ...node.patterns)
      for (const { name, pattern } of node.keywords) add(name, pattern)
      return children
    case 'MatchStar':
      add(node.name)
      return children
    case 'MatchAs':
      add(node.pattern, node.name)
      return children
    case 'Pass':
    case 'Break':
    case 'Continue':
    case 'Identifier':
    case 'Constant':
    case 'Name':
    case 'MatchSingleton':
      return children
    default:
      return node satisfies never
  }
}

/** Every node of a tree, parents first, in the order of the source. Needs no stack, however deep the tree. */
export function* walk(root: PythonNode): Generator<PythonNode> {
  const pending = [root]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node
    const children = childrenOf(node)
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index]
      if (child !== undefined) pending.push(child)
    }
  }
}

/** Starred arguments may stand behind keywords: `f(a=1, *b)`. */
function inSourceOrder(nodes: PythonNode[]): PythonNode[] {
  return nodes.sort((a, b) => a.range.start - b.range.start)
}
