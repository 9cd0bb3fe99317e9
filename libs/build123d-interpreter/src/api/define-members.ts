import { defineClass, defineFunction, type NativeBody, type NativeClassDefinition } from '../native/index.ts'
import type { NativeFunction, PyClass, PyObject } from '../values/index.ts'
import { pythonErrors } from './kernel-errors.ts'
import { resolveDefault } from './resolve-default.ts'

export type Members<Self extends PyObject> = Omit<NativeClassDefinition<Self>, 'name' | 'allocate' | 'bases' | 'metaclass' | 'construct'>

/** Fills in the members of a class that `nativeClass` made. Definitions import values and other definitions, never the other way round. Answers the class. */
export function defineMembers<Self extends PyObject>(cls: PyClass, members: Members<Self>): PyClass {
  const filled = defineClass<Self>({ ...withPythonErrors(members), name: cls.name, resolve: resolveDefault })
  for (const [name, value] of filled.attributes) cls.attributes.set(name, value)
  return cls
}

/** A function of the build123d module. */
export function apiFunction(signature: string, body: NativeBody): NativeFunction {
  return defineFunction(signature, (args, context) => pythonErrors(() => body(args, context)), resolveDefault)
}

function withPythonErrors<Self extends PyObject>(members: Members<Self>): Members<Self> {
  const { init, methods, classMethods, staticMethods, operators } = members
  return {
    ...members,
    ...(init === undefined ? {} : { init: [init[0], guarded(init[1])] as const }),
    ...(methods === undefined ? {} : { methods: guardAll(methods) }),
    ...(classMethods === undefined ? {} : { classMethods: guardAll(classMethods) }),
    ...(staticMethods === undefined ? {} : { staticMethods: guardAll(staticMethods) }),
    ...(operators === undefined ? {} : { operators: guardAll(operators) }),
  }
}

function guarded<Args extends unknown[], Result>(body: (...args: Args) => Result): (...args: Args) => Result {
  return (...args) => pythonErrors(() => body(...args))
}

function guardAll<Body extends (...args: never[]) => unknown>(bodies: Readonly<Record<string, Body>>): Record<string, Body> {
  return Object.fromEntries(Object.entries(bodies).map(([name, body]) => [name, guarded(body as unknown as (...args: unknown[]) => unknown) as unknown as Body]))
}
