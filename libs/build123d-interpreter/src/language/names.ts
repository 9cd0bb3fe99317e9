import { unreachable } from './unreachable.ts'
import { outerFrame, type Frame } from './frame.ts'
import { nameError, pythonError } from '../values/python-error.ts'
import { unboundLocalErrorClass } from '../values/exceptions.ts'
import type { Bind, Compiler, Evaluate } from './compiler.ts'
import type { Place, Scope } from './scope.ts'

export function compileName(compiler: Compiler, writtenName: string, scope: Scope): Evaluate {
  const name = scope.mangle(writtenName)
  return loadFrom(compiler, name, scope.resolve(name))
}

function loadFrom(compiler: Compiler, name: string, place: Place): Evaluate {
  switch (place.kind) {
    case 'slot':
      return loadSlot(name, place.hops, place.index)
    case 'class': {
      const fallback = loadFrom(compiler, name, place.fallback)
      return (frame) => {
        const own = frame.namespace.get(name)
        return own === undefined ? fallback(frame) : own
      }
    }
    case 'global': {
      const { hops } = place
      const { builtins } = compiler
      return (frame) => {
        const module = outerFrame(frame, hops)
        const value = module.namespace.get(name)
        if (value !== undefined) return value
        for (const star of module.starModules) {
          const member = star.find(name)
          if (member !== undefined) return member
        }
        const builtin = builtins.get(name)
        if (builtin === undefined) throw nameError(`name '${name}' is not defined`)
        return builtin
      }
    }
    default:
      return unreachable(place)
  }
}

function loadSlot(name: string, hops: number, index: number): Evaluate {
  if (hops === 0) {
    return (frame) => {
      const value = frame.slots[index]
      if (value === undefined) throw pythonError(unboundLocalErrorClass, `cannot access local variable '${name}' where it is not associated with a value`)
      return value
    }
  }
  return (frame) => {
    const value = outerFrame(frame, hops).slots[index]
    if (value === undefined) throw nameError(`cannot access free variable '${name}' where it is not associated with a value in enclosing scope`)
    return value
  }
}

export function compileNameStore(writtenName: string, scope: Scope): Bind {
  const name = scope.mangle(writtenName)
  const place = scope.resolve(name)
  if (place.kind === 'slot') {
    const { hops, index } = place
    if (hops === 0) {
      return (frame, value) => {
        frame.slots[index] = value
      }
    }
    return (frame, value) => {
      outerFrame(frame, hops).slots[index] = value
    }
  }
  const hops = place.kind === 'global' ? place.hops : 0
  return (frame, value) => {
    outerFrame(frame, hops).namespace.set(name, value)
  }
}

export function compileNameDelete(writtenName: string, scope: Scope): (frame: Frame) => void {
  const name = scope.mangle(writtenName)
  const place = scope.resolve(name)
  if (place.kind === 'slot') {
    return (frame) => {
      const owner = outerFrame(frame, place.hops)
      if (owner.slots[place.index] === undefined) {
        throw pythonError(unboundLocalErrorClass, `cannot access local variable '${name}' where it is not associated with a value`)
      }
      owner.slots[place.index] = undefined
    }
  }
  const hops = place.kind === 'global' ? place.hops : 0
  return (frame) => {
    if (!outerFrame(frame, hops).namespace.delete(name)) throw nameError(`name '${name}' is not defined`)
  }
}
