import { createCollectionsAbcModule } from './collections-abc.ts'
import { createCopyModule } from './copy.ts'
import { createDataclassesModule } from './dataclasses.ts'
import { createEnumModule } from './enum.ts'
import { createFunctoolsModule } from './functools.ts'
import { createItertoolsModule } from './itertools.ts'
import { createMathModule } from './math.ts'
import { createRandomModule } from './random.ts'
import { createTypingModule } from './typing.ts'
import { PyModule } from '../values/py-module.ts'

const makers: Readonly<Record<string, () => PyModule>> = {
  'collections.abc': createCollectionsAbcModule,
  collections: () => new PyModule('collections', { names: ['abc'], find: (name) => (name === 'abc' ? findStandardModule('collections.abc') : undefined) }),
  copy: createCopyModule,
  dataclasses: createDataclassesModule,
  enum: createEnumModule,
  functools: createFunctoolsModule,
  itertools: createItertoolsModule,
  math: createMathModule,
  random: createRandomModule,
  typing: createTypingModule,
}

const made = new Map<string, PyModule>()

/** A module of the standard library, made when a script first imports it. */
export function findStandardModule(name: string): PyModule | undefined {
  const known = made.get(name)
  if (known !== undefined) return known
  const module = Object.hasOwn(makers, name) ? makers[name]?.() : undefined
  if (module !== undefined) made.set(name, module)
  return module
}
