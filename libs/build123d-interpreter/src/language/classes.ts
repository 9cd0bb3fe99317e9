import { collectBoundNames } from './bound-names.ts'
import { Frame } from './frame.ts'
import { qualifiedName } from './functions.ts'
import { Scope } from './scope.ts'
import { InconsistentBases } from '../values/method-resolution.ts'
import { objectClass, PyClass, type Annotations } from '../values/py-class.ts'
import { typeError } from '../values/python-error.ts'
import { limitExceeded } from '../runtime/limits.ts'
import { classOf } from '../values/class-of.ts'
import { compileItems } from './displays.ts'
import type { ClassDef, Expression } from '@naturalcad/python-ast'
import type { Compiler, Evaluate } from './compiler.ts'
import type { Value } from '../values/value.ts'

/** Runs the body in a namespace of its own and makes the class; decorators are applied by the statement. */
export function compileClass(compiler: Compiler, node: ClassDef, parent: Scope): Evaluate {
  const { runtime } = compiler
  const name = node.name.name
  const names = collectBoundNames(node.body)
  const scope = new Scope({
    kind: 'class',
    parent,
    qualifiedName: qualifiedName(parent, name),
    classNames: names.bound,
    globals: names.globals,
    nonlocals: names.nonlocals,
  })
  const bases = compileItems(compiler, node.bases, parent)
  const body = compiler.block(node.body, scope)
  parent.addDepth(scope.maxDepth)
  const annotations = annotatedNames(node)
  const [first] = node.body
  const documentation = first?.type === 'ExpressionStatement' && first.value.type === 'Constant' && first.value.value.kind === 'str' ? first.value.value.value : null
  if (node.keywords.length > 0) throw new TypeError('class keywords are refused by the guard')
  return (outer) => {
    const baseValues = bases(outer)
    const frame = new Frame([], outer, new Map())
    frame.line = outer.line
    runtime.allocate(512)
    if (documentation !== null) frame.namespace.set('__doc__', documentation)
    const caller = runtime.frame
    runtime.frame = frame
    try {
      body(frame)
      const cls = makeClass({ name, qualifiedName: scope.qualifiedName, bases: baseValues, attributes: frame.namespace, annotations })
      if (cls.mro.length > maxAncestors) throw limitExceeded('ancestors', maxAncestors, `class ${name} has ${cls.mro.length} ancestors`, 'Use fewer levels of classes.')
      cls.onSubclass?.(runtime, cls)
      frame.madeClass = cls
      return cls
    } finally {
      runtime.frame = caller
      if (caller !== undefined) caller.line = outer.line
    }
  }
}

const maxAncestors = 100

interface ClassParts {
  name: string
  qualifiedName: string
  bases: readonly Value[]
  attributes: Map<string, Value>
  annotations: Annotations
}

function makeClass({ bases, ...parts }: ClassParts): PyClass {
  const classes = bases.map((base) => {
    if (base instanceof PyClass) return base
    throw typeError(`bases must be types, not ${classOf(base).name}`)
  })
  if (new Set(classes).size < classes.length) throw typeError(`duplicate base class ${classes.at(-1)?.name ?? ''}`)
  // Equality without a hash means that instances can't be hashed.
  if (parts.attributes.has('__eq__') && !parts.attributes.has('__hash__')) parts.attributes.set('__hash__', null)
  try {
    return new PyClass({ ...parts, bases: classes.length === 0 ? [objectClass] : classes })
  } catch (error) {
    if (error instanceof InconsistentBases) throw typeError(`Cannot create a consistent method resolution order (MRO) for bases ${error.message}`)
    throw error
  }
}

/** Annotations are not evaluated; what a dataclass needs of them can be read from their text. */
function annotatedNames(node: ClassDef): Annotations {
  const annotations = new Map<string, 'field' | 'class-variable' | 'init-only' | 'keyword-only-marker'>()
  for (const statement of node.body) {
    if (statement.type === 'AnnAssign' && statement.target.type === 'Name' && statement.simple) {
      annotations.set(statement.target.name, annotationKind(statement.annotation))
    }
  }
  return annotations
}

function annotationKind(annotation: Expression): 'field' | 'class-variable' | 'init-only' | 'keyword-only-marker' {
  const base = annotation.type === 'Subscript' ? annotation.value : annotation
  const name = base.type === 'Name' ? base.name : base.type === 'Attribute' ? base.attribute.name : ''
  if (name === 'ClassVar') return 'class-variable'
  if (name === 'InitVar') return 'init-only'
  return name === 'KW_ONLY' ? 'keyword-only-marker' : 'field'
}
