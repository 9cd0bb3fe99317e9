import { PyClass } from '../../values/index.ts'
import type { BuilderKind } from '../builders/builder-value.ts'
import { appliesTo, makeObject } from '../builders/make-object.ts'
import { curveClass, edgeClass, partClass, ShapeValue, sketchClass, wireClass } from '../values/shape-values.ts'

/** A class whose instances place and publish themselves when they are made; a script's subclasses do so too. */
function objectClass(name: string, base: PyClass, kind?: BuilderKind): PyClass {
  const cls = new PyClass({
    name,
    bases: [base],
    module: 'build123d',
    isNative: true,
    allocate: (actual) => new ShapeValue(undefined, actual),
    construct: (context, actual, positional, keywords) => makeObject(context, actual, positional, keywords),
  })
  if (kind !== undefined) appliesTo.set(cls, [kind])
  return cls
}

export const basePartObjectClass = objectClass('BasePartObject', partClass, 'BuildPart')
export const baseSketchObjectClass = objectClass('BaseSketchObject', sketchClass, 'BuildSketch')
export const baseCurveObjectClass = objectClass('BaseCurveObject', curveClass, 'BuildLine')
export const baseLineObjectClass = objectClass('BaseLineObject', wireClass, 'BuildLine')
export const baseEdgeObjectClass = objectClass('BaseEdgeObject', edgeClass, 'BuildLine')

export function partObjectClass(name: string): PyClass {
  return objectClass(name, basePartObjectClass)
}

export function sketchObjectClass(name: string): PyClass {
  return objectClass(name, baseSketchObjectClass)
}

export function edgeObjectClass(name: string): PyClass {
  return objectClass(name, baseEdgeObjectClass)
}

export function wireObjectClass(name: string): PyClass {
  return objectClass(name, baseLineObjectClass)
}
