import {
  bytesClass,
  dictClass,
  dictItemsClass,
  dictKeysClass,
  dictValuesClass,
  frozensetClass,
  generatorClass,
  iteratorClass,
  listClass,
  rangeClass,
  setClass,
  strClass,
  tupleClass,
  builtinFunctionClass,
  functionClass,
  methodClass,
} from '../values/builtin-classes.ts'
import { objectClass, PyClass, typeClass } from '../values/py-class.ts'
import { PyModule } from '../values/py-module.ts'
import type { Value } from '../values/value.ts'

const sequences = [listClass, tupleClass, strClass, rangeClass, bytesClass]
const sets = [setClass, frozensetClass, dictKeysClass, dictItemsClass]
const collections = [...sequences, ...sets, dictClass, dictValuesClass]
const unhashable = [listClass, dictClass, setClass]

/** What a class must derive from, or define, to count as an instance of an abstract class. */
const abstractClasses: Readonly<Record<string, { classes: readonly PyClass[]; methods?: readonly string[] }>> = {
  Callable: { classes: [functionClass, builtinFunctionClass, methodClass, typeClass], methods: ['__call__'] },
  Collection: { classes: collections, methods: ['__len__', '__iter__', '__contains__'] },
  Container: { classes: collections, methods: ['__contains__'] },
  Generator: { classes: [generatorClass] },
  ItemsView: { classes: [dictItemsClass] },
  Iterable: { classes: [...collections, iteratorClass], methods: ['__iter__'] },
  Iterator: { classes: [iteratorClass], methods: ['__iter__', '__next__'] },
  KeysView: { classes: [dictKeysClass] },
  Mapping: { classes: [dictClass] },
  MutableMapping: { classes: [dictClass] },
  MutableSequence: { classes: [listClass] },
  MutableSet: { classes: [setClass] },
  Reversible: { classes: [listClass, tupleClass, strClass, rangeClass, bytesClass, dictClass], methods: ['__reversed__', '__iter__'] },
  Sequence: { classes: sequences },
  Set: { classes: sets },
  Sized: { classes: collections, methods: ['__len__'] },
  ValuesView: { classes: [dictValuesClass] },
}

/** The abstract classes, which `typing` offers as well. */
export function createAbstractClasses(): Map<string, Value> {
  const members = new Map<string, Value>()
  for (const [name, { classes, methods }] of Object.entries(abstractClasses)) {
    const accepts = (cls: PyClass) =>
      classes.some((each) => cls.isSubclassOf(each)) || (methods?.every((method) => cls.find(method) !== undefined && cls.find(method) !== null) ?? false)
    members.set(name, new PyClass({ name, bases: [objectClass], isNative: true, module: 'collections.abc', accepts }))
  }
  const isHashable = (cls: PyClass) => !unhashable.some((each) => cls.isSubclassOf(each)) && cls.find('__hash__') !== null
  members.set('Hashable', new PyClass({ name: 'Hashable', bases: [objectClass], isNative: true, module: 'collections.abc', accepts: isHashable }))
  return members
}

export function createCollectionsAbcModule(): PyModule {
  return new PyModule('collections.abc', createAbstractClasses())
}
