import { outerFrame } from './frame.ts'
import { compileNameStore } from './names.ts'
import { importErrorClass, moduleNotFoundErrorClass } from '../values/exceptions.ts'
import { PyModule } from '../values/py-module.ts'
import { pythonError } from '../values/python-error.ts'
import type { Import, ImportFrom } from '@naturalcad/python-ast'
import type { Compiler, Execute } from './compiler.ts'
import type { Scope } from './scope.ts'

/** `import a.b` binds `a`, `import a.b as c` the module itself. */
export function compileImport(compiler: Compiler, node: Import, scope: Scope): Execute {
  const parts = node.names.map(({ name, asName }) => {
    const top = name.split('.')[0] ?? name
    return { name: asName === null ? top : name, wanted: name, bind: compileNameStore(asName?.name ?? top, scope) }
  })
  return (frame) => {
    for (const { name, wanted, bind } of parts) {
      importModule(compiler, wanted)
      bind(frame, importModule(compiler, name))
    }
    return undefined
  }
}

export function compileImportFrom(compiler: Compiler, node: ImportFrom, scope: Scope): Execute {
  const name = node.module ?? ''
  if (name === '__future__') return () => undefined
  if (node.names.some((alias) => alias.name === '*')) {
    const hops = scope.hopsToModule
    return (frame) => {
      const module = importModule(compiler, name)
      const owner = outerFrame(frame, hops)
      // The members replace what was bound to their names before; they are looked up when they are used.
      for (const member of module.names) owner.namespace.delete(member)
      owner.starModules = [module, ...owner.starModules]
      return undefined
    }
  }
  const parts = node.names.map((alias) => ({ member: alias.name, bind: compileNameStore(alias.asName?.name ?? alias.name, scope) }))
  return (frame) => {
    const module = importModule(compiler, name)
    for (const { member, bind } of parts) {
      const value = module.find(member)
      if (value === undefined) throw pythonError(importErrorClass, `cannot import name '${member}' from '${name}'`)
      bind(frame, value)
    }
    return undefined
  }
}

function importModule(compiler: Compiler, name: string): PyModule {
  const module = compiler.findModule(name)
  if (module === undefined) throw pythonError(moduleNotFoundErrorClass, `No module named '${name}'`)
  return module
}
