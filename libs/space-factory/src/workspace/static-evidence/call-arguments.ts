import type { Call } from '@naturalcad/python-ast'
import type { Frame, Tracer } from './tracer.ts'
import { join, type Value } from './value.ts'

export interface Arguments {
  positional: Value[]
  named: Map<string, Value>
  /** Of `*x` and `**x`. */
  spread: Value
  all: Value
}

export function readArguments({ args, keywords }: Call, frame: Frame, tracer: Tracer): Arguments {
  const positional: Value[] = []
  const named = new Map<string, Value>()
  const spread: Value[] = []
  for (const argument of args) {
    if (argument.type === 'Starred') spread.push(tracer.evaluate(argument.value, frame))
    else positional.push(tracer.evaluate(argument, frame))
  }
  for (const { name, value } of keywords) {
    if (name === null) spread.push(tracer.evaluate(value, frame))
    else named.set(name.name, tracer.evaluate(value, frame))
  }
  return { positional, named, spread: join(...spread), all: join(...positional, ...named.values(), ...spread) }
}
