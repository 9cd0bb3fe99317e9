import type { Expression } from '@naturalcad/python-ast'
import { findScope } from './scope.ts'
import type { Frame, Tracer } from './tracer.ts'
import { externalsOf, join, nothing, toValue, type Value } from './value.ts'

/** What is assigned: a name holds the value, parts of a list each may, an attribute is known by its name alone. */
export function bindTarget(target: Expression, value: Value, frame: Frame, tracer: Tracer): void {
  switch (target.type) {
    case 'Name':
      return bindName(target.name, value, frame)
    case 'Tuple':
    case 'List':
      for (const element of target.elements) bindTarget(element, value, frame, tracer)
      return
    case 'Starred':
      return bindTarget(target.value, value, frame, tracer)
    case 'Attribute':
      tracer.evaluate(target.value, frame)
      return tracer.bindField(target.attribute.name, value)
    case 'Subscript':
      tracer.evaluate(target.slice, frame)
      return bindMutation(target.value, value, frame, tracer)
    default:
      return
  }
}

export function bindName(name: string, value: Value, { scope }: Frame): void {
  ;(scope.outer.get(name) ?? scope).bind(name, value)
}

/** Something was put into what the expression names: a list that is appended to, a file that is written. */
export function bindMutation(expression: Expression, value: Value, frame: Frame, tracer: Tracer): void {
  if (value.marks === 0 && value.things.size === 0) return
  if (expression.type === 'List' || expression.type === 'Tuple') {
    for (const element of expression.elements) bindMutation(element, value, frame, tracer)
    return
  }
  let at: Expression = expression
  while (at.type === 'Attribute' || at.type === 'Subscript' || at.type === 'Starred') {
    if (at.type === 'Attribute' && at.value.type === 'Name' && at.value.name === 'self') return tracer.bindField(at.attribute.name, value)
    at = at.value
  }
  if (at.type !== 'Name') return
  const scope = findScope(frame.scope, at.name)
  // Of what is imported, nothing is changed by a call.
  if (scope === undefined || externalsOf(scope.get(at.name) ?? nothing).some((name) => !name.includes('()'))) return
  scope.bind(at.name, value)
}

/** `import a.b as c`, `from .a import b`: a module of the app, or a name of something installed. */
export function bindImport(from: string | null, name: string, asName: string | null, level: number, frame: Frame, tracer: Tracer): void {
  const base = level === 0 ? (from ?? '') : resolveRelative(frame, from, level)
  if (from === null && level === 0) return bindPlainImport(name, asName, frame, tracer)
  const scope = tracer.importModule(base)
  if (scope !== undefined && name === '*') {
    for (const each of scope.names()) bindName(each, scope.get(each) ?? join(), frame)
    return
  }
  const inner = tracer.importModule(`${base}.${name}`)
  const found = scope?.get(name)
  if (found !== undefined) bindName(asName ?? name, found, frame)
  else if (inner !== undefined) bindName(asName ?? name, toValue(tracer.remember(inner, 'module', () => ({ kind: 'module' as const, name: `${base}.${name}`, scope: inner }))), frame)
  else if (scope === undefined) bindName(asName ?? name, toValue(`${base}.${name}`), frame)
}

function bindPlainImport(name: string, asName: string | null, frame: Frame, tracer: Tracer): void {
  const [root = name] = name.split('.')
  const whole = tracer.importModule(name)
  const wanted = asName === null ? root : name
  const scope = asName === null ? tracer.importModule(root) : whole
  const value = scope === undefined ? toValue(wanted) : toValue(tracer.remember(scope, 'module', () => ({ kind: 'module' as const, name: wanted, scope })))
  bindName(asName ?? root, value, frame)
}

function resolveRelative({ module }: Frame, from: string | null, level: number): string {
  const isPackage = module.path.endsWith('__init__.py')
  const parts = module.name === '' ? [] : module.name.split('.')
  const kept = parts.slice(0, parts.length - level + (isPackage ? 1 : 0))
  return [...kept, ...(from === null ? [] : [from])].join('.')
}
