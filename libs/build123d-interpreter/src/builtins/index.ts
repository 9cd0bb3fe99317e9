import { aggregateBuiltins } from './aggregates.ts'
import { arithmeticBuiltins } from './arithmetic.ts'
import { equipDescriptors } from './descriptors.ts'
import { equipDicts } from './dicts.ts'
import { iterationBuiltins } from './iteration.ts'
import { equipNumbers } from './numbers.ts'
import { objectBuiltins } from './objects.ts'
import { equipSequences } from './sequences.ts'
import { equipSets } from './sets.ts'
import { equipStrings } from './strings.ts'
import {
  boolClass,
  bytesClass,
  classMethodClass,
  dictClass,
  floatClass,
  frozensetClass,
  intClass,
  listClass,
  propertyClass,
  rangeClass,
  setClass,
  sliceClass,
  staticMethodClass,
  strClass,
  superClass,
  tupleClass,
} from '../values/builtin-classes.ts'
import { NativeFunction } from '../values/callables.ts'
import * as exceptions from '../values/exceptions.ts'
import { objectClass, PyClass, typeClass } from '../values/py-class.ts'
import { ellipsis, notImplemented } from '../values/singletons.ts'
import type { Value } from '../values/value.ts'

const builtInClasses = [
  objectClass,
  typeClass,
  intClass,
  floatClass,
  boolClass,
  strClass,
  bytesClass,
  listClass,
  tupleClass,
  dictClass,
  setClass,
  frozensetClass,
  rangeClass,
  sliceClass,
  propertyClass,
  staticMethodClass,
  classMethodClass,
  superClass,
] as const

let builtins: ReadonlyMap<string, Value> | undefined

/** The names that every script sees. Made once: they hold no state of a run. */
export function getBuiltins(): ReadonlyMap<string, Value> {
  return (builtins ??= createBuiltins())
}

function createBuiltins(): ReadonlyMap<string, Value> {
  for (const equip of [equipNumbers, equipStrings, equipSequences, equipDicts, equipSets, equipDescriptors]) equip()
  const classes = [
    ...builtInClasses,
    ...Object.values(exceptions).filter((value) => value instanceof PyClass),
  ]
  const named = [...classes, ...aggregateBuiltins(), ...arithmeticBuiltins(), ...iterationBuiltins(), ...objectBuiltins()]
  const entries = new Map<string, Value>([
    ['__name__', '__main__'],
    ['NotImplemented', notImplemented],
    ['Ellipsis', ellipsis],
    ['IOError', exceptions.osErrorClass],
  ])
  for (const value of named) if (value instanceof PyClass || value instanceof NativeFunction) entries.set(value.name, value)
  return entries
}
