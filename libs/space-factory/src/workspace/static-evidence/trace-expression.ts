import { type Comprehension, type Expression, childrenOf } from '@naturalcad/python-ast'
import { createCallable } from './callable.ts'
import { isDecision } from './conditions.ts'
import { isTrue } from './constant-value.ts'
import { isBesideWeights } from './external-calls.ts'
import { lookUp } from './scope.ts'
import { traceCall } from './trace-call.ts'
import { bindName, bindTarget } from './trace-binding.ts'
import type { Frame, Tracer } from './tracer.ts'
import { externalsOf, has, join, marked, marks, nothing, type Thing, toOpaque, toValue, type Value, without } from './value.ts'

/** Where the value of an expression comes from. */
export function traceExpression(expression: Expression, frame: Frame, tracer: Tracer): Value {
  tracer.step()
  const of = (one: Expression) => tracer.evaluate(one, frame)
  switch (expression.type) {
    case 'Constant':
      return isModelId(expression, frame, tracer) ? marked(marks.id) : nothing
    case 'JoinedStr': {
      if (isModelId(expression, frame, tracer)) return marked(marks.id)
      return without(join(...expression.values.map((part) => (part.type === 'Constant' ? nothing : of(part.value)))), marks.id)
    }
    case 'Name': {
      const value = lookUp(frame.scope, expression.name)
      if (value.marks === 0 && value.things.size === 0 && isModelId(expression, frame, tracer)) return marked(marks.id)
      return has(value, marks.stream) && tracer.findings.isStreamAnswered ? join(value, marked(marks.answer)) : value
    }
    case 'Attribute':
      return traceAttribute(expression.value, expression.attribute.name, frame, tracer)
    case 'Call': {
      const value = traceCall(expression, frame, tracer)
      return isModelId(expression, frame, tracer) ? join(value, marked(marks.id)) : value
    }
    case 'BinOp': {
      const value = join(of(expression.left), of(expression.right))
      return isModelId(expression, frame, tracer) ? join(value, marked(marks.id)) : without(value, marks.id)
    }
    case 'NamedExpr': {
      const value = of(expression.value)
      bindName(expression.target.name, value, frame)
      return value
    }
    case 'Lambda':
      return toValue(createCallable(expression, frame, null, tracer))
    case 'IfExp':
      return traceChoice(expression, frame, tracer)
    case 'BoolOp':
      return traceBoolean(expression, frame, tracer)
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp': {
      const sources = traceGenerators(expression.generators, frame, tracer)
      return join(of(expression.element), marked(sources & marks.answer))
    }
    case 'DictComp': {
      const sources = traceGenerators(expression.generators, frame, tracer)
      return join(of(expression.key), of(expression.value), marked(sources & marks.answer))
    }
    case 'Compare': {
      const value = join(of(expression.left), ...expression.comparators.map(of))
      return marked(value.marks & ~marks.id)
    }
    default:
      return join(...childrenOf(expression).map((child) => (isExpression(child) ? of(child) : nothing)))
  }
}

/** Dots in a name of something installed, before what stands there is only known by its package. */
const deepestName = 6

/** Whatever `childrenOf` gives below those kinds that have no case of their own. */
function isExpression(node: ReturnType<typeof childrenOf>[number]): node is Expression {
  return !['Identifier', 'Keyword', 'Parameter', 'Arguments', 'Comprehension', 'FormattedValue'].includes(node.type)
}

function isModelId(expression: Expression, frame: Frame, tracer: Tracer): boolean {
  const known = tracer.constant(expression, frame)
  if (typeof known !== 'string') return false
  const text = known.trim().toLowerCase().replace(/^(?:https:\/\/(?:huggingface\.co|hf\.co)\/(?:models\/)?|hf:\/\/(?:models\/)?|hf[-_]hub:)/, '')
  return text === tracer.modelId || (text.startsWith(tracer.modelId) && /^[/?#@:]/.test(text.slice(tracer.modelId.length)))
}

function traceAttribute(on: Expression, name: string, frame: Frame, tracer: Tracer): Value {
  const value = tracer.evaluate(on, frame)
  const found: Value[] = []
  let isOwn = false
  for (const thing of value.things) {
    const attribute = readAttribute(thing, name, tracer)
    if (attribute !== undefined) found.push(attribute)
    if (typeof thing !== 'string') isOwn = true
  }
  const isSelf = on.type === 'Name' && on.name === 'self'
  const field = isOwn || isSelf || value.things.size === 0 ? (tracer.fields.get(name) ?? nothing) : nothing
  const kept = marked(isBesideWeights(name) ? value.marks & ~(marks.model | marks.files) : value.marks & ~marks.id)
  if (isSelf && frame.owner !== null) {
    const method = findMethod({ kind: 'instance', of: frame.owner }, name)
    if (method !== undefined) found.push(method)
  }
  return join(kept, field, ...found)
}

function readAttribute(thing: Thing, name: string, tracer: Tracer): Value | undefined {
  if (typeof thing === 'string') return toValue(`${thing.includes('()') || thing.split('.').length > deepestName ? toOpaque(thing) : thing}.${name}`)
  if (thing.kind === 'module') return thing.scope.get(name) ?? submodule(thing.name, name, tracer)
  if (thing.kind === 'function') return undefined
  return findMethod(thing, name)
}

function submodule(base: string, name: string, tracer: Tracer): Value | undefined {
  const scope = tracer.importModule(`${base}.${name}`)
  return scope === undefined ? undefined : toValue(tracer.remember(scope, 'module', () => ({ kind: 'module' as const, name: `${base}.${name}`, scope })))
}

/** Of the class or of one that it is made from, in the app or installed. */
function findMethod(thing: Extract<Thing, { kind: 'class' | 'instance' }>, name: string, depth = 0): Value | undefined {
  const local = thing.kind === 'class' ? thing : thing.of
  const own = local.methods.get(name)
  if (own !== undefined) return toValue(own)
  if (depth > 8) return undefined
  for (const base of local.bases) {
    for (const one of base.things) {
      const found = typeof one === 'string' || one.kind !== 'class' ? undefined : findMethod(one, name, depth + 1)
      if (found !== undefined) return found
    }
    const [outside] = externalsOf(base)
    if (outside !== undefined) return toValue(`${outside}.${name}`)
  }
  return undefined
}

function traceChoice({ test, body, orelse }: Extract<Expression, { type: 'IfExp' }>, frame: Frame, tracer: Tracer): Value {
  const known = tracer.constant(test, frame)
  if (known !== undefined) return tracer.evaluate(isTrue(known) ? body : orelse, frame)
  const decided = tracer.evaluate(test, frame)
  return join(tracer.evaluate(body, frame), tracer.evaluate(orelse, frame), marked(isDecision(test) ? decided.marks & marks.answer : 0))
}

function traceBoolean({ operator, values }: Extract<Expression, { type: 'BoolOp' }>, frame: Frame, tracer: Tracer): Value {
  const reached: Value[] = []
  for (const value of values) {
    const known = tracer.constant(value, frame)
    if (known === undefined || isTrue(known) === (operator === 'or')) reached.push(tracer.evaluate(value, frame))
    if (known !== undefined && isTrue(known) === (operator === 'or')) break
  }
  return join(...reached)
}

function traceGenerators(generators: readonly Comprehension[], frame: Frame, tracer: Tracer): number {
  let sources = 0
  for (const { target, iter, conditions } of generators) {
    const value = tracer.evaluate(iter, frame)
    sources |= value.marks
    bindTarget(target, value, frame, tracer)
    for (const condition of conditions) tracer.evaluate(condition, frame)
  }
  return sources
}
