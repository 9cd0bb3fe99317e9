/**
 * The values of a running script, and how native code makes and reads them.
 *
 * | Python | here |
 * |---|---|
 * | `None`, `bool`, `int`, `float`, `str` | `null`, `boolean`, `bigint`, `number`, `string` |
 * | `list`, `tuple`, `dict`, `set`, `range`, slice | `PyList` (`.items`), `PyTuple` (`.items`), `PyDict`, `PySet`, `PyRange`, `PySlice` |
 * | an instance | `PyInstance` or a TypeScript class that extends it (`class VectorValue extends PyInstance { x = 0 … }`) |
 * | a class | `PyClass`; `classOf(value)`, `isInstance(value, cls)` |
 * | functions | `PyFunction`, `NativeFunction`, `BoundMethod`; call any callable with `context.call(f, [a, b])` |
 * | an exception | thrown as `PythonError`: `throw valueError('amount must not be 0')`, `throw typeError(…)` |
 *
 * Native functions and classes are written with the signature that Python's documentation gives (see `../native/index.ts`):
 *
 *     const resolve = (name: string) => api.find(name)         // for defaults such as Mode.ADD
 *     defineFunction('extrude(to_extrude=None, amount: float=None, mode=Mode.ADD)', (args, context) => {
 *       const amount = args.optionalFloat('amount')            // TypeError in Python's words if it is no number
 *       …
 *     }, resolve)
 *
 *     class VectorValue extends PyInstance { x = 0; y = 0; z = 0 }
 *     const vectorClass = defineClass<VectorValue>({
 *       name: 'Vector',
 *       allocate: (cls) => new VectorValue(cls),               // subclasses made by scripts get the same fields
 *       init: ['Vector(*args, **kwargs)', (self, args) => { … }],
 *       methods: { 'dot(vec)': (self, args, context) => … },
 *       properties: { X: { get: (self) => self.x, set: (self, value) => { … } }, length: (self) => … },
 *       operators: { __add__: (self, context, other) => …, __repr__: (self) => … },   // `notImplemented` passes on
 *       resolve,
 *     })
 *
 * To make an instance from TypeScript: `new VectorValue(vectorClass)`, then set its fields.
 * Operators, attributes, iteration and texts of any value: `../protocol/index.ts`. Per-run state (a builder stack): `context.state`.
 * Costly native work calls `context.spend(steps)` so that fuel and deadline are obeyed.
 */
export { noKeywords, PyObject, type Keywords, type Value } from './value.ts'
export { objectClass, PyClass, typeClass,  } from './py-class.ts'
export { PyInstance } from './py-instance.ts'
export * from './builtin-classes.ts'
export {  PyList,  PySlice, PyTuple } from './sequences.ts'


export { PySet } from './py-set.ts'
export {  notImplemented } from './singletons.ts'
export {  NativeFunction,   PyProperty,   } from './callables.ts'
export { PyModule } from './py-module.ts'
export { PyIterator } from './py-iterator.ts'
export * from './exceptions.ts'
export * from './python-error.ts'


