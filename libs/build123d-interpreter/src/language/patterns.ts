import { unreachable } from './unreachable.ts'
import { compileNameStore } from './names.ts'
import { getAttribute, tryAttribute } from '../protocol/attributes.ts'
import { equals, isSame } from '../protocol/compare.ts'
import { boolClass, bytesClass, dictClass, floatClass, frozensetClass, intClass, listClass, setClass, strClass, tupleClass } from '../values/builtin-classes.ts'
import { isInstance } from '../values/class-of.ts'
import { PyClass } from '../values/py-class.ts'
import { PyDict } from '../values/py-dict.ts'
import { typeError } from '../values/python-error.ts'
import { PyList, PyRange, PyTuple } from '../values/sequences.ts'
import { collect } from '../protocol/iterate.ts'
import type { MatchClass, MatchMapping, Pattern } from '@naturalcad/python-ast'
import type { Bind, Compiler } from './compiler.ts'
import type { Frame } from './frame.ts'
import type { Scope } from './scope.ts'
import type { Value } from '../values/value.ts'

/** Whether a value fits; binds the names of the pattern on the way. */
export type Fits = (frame: Frame, value: Value) => boolean

const bindsNothing: Bind = () => {}

export function compilePattern(compiler: Compiler, pattern: Pattern, scope: Scope): Fits {
  const { runtime } = compiler
  switch (pattern.type) {
    case 'MatchValue': {
      const expected = compiler.expression(pattern.value, scope)
      return (frame, value) => equals(runtime, value, expected(frame))
    }
    case 'MatchSingleton':
      return (_frame, value) => isSame(value, pattern.value)
    case 'MatchAs': {
      const inner = pattern.pattern === null ? undefined : compilePattern(compiler, pattern.pattern, scope)
      const bind = pattern.name === null ? bindsNothing : compileNameStore(pattern.name.name, scope)
      return (frame, value) => {
        if (inner !== undefined && !inner(frame, value)) return false
        bind(frame, value)
        return true
      }
    }
    case 'MatchOr': {
      const choices = pattern.patterns.map((choice) => compilePattern(compiler, choice, scope))
      return (frame, value) => choices.some((fits) => fits(frame, value))
    }
    case 'MatchSequence':
      return compileSequence(compiler, pattern.patterns, scope)
    case 'MatchMapping':
      return compileMapping(compiler, pattern, scope)
    case 'MatchClass':
      return compileClassPattern(compiler, pattern, scope)
    case 'MatchStar':
      throw new TypeError('a star pattern stands only in a sequence')
    default:
      return unreachable(pattern)
  }
}

function compileSequence(compiler: Compiler, patterns: readonly Pattern[], scope: Scope): Fits {
  const { runtime } = compiler
  const star = patterns.findIndex((pattern) => pattern.type === 'MatchStar')
  const starPattern = patterns[star]
  const bindStar = starPattern?.type === 'MatchStar' && starPattern.name !== null ? compileNameStore(starPattern.name.name, scope) : bindsNothing
  const parts = patterns.filter((pattern) => pattern.type !== 'MatchStar').map((pattern) => compilePattern(compiler, pattern, scope))
  return (frame, value) => {
    if (!(value instanceof PyList || value instanceof PyTuple || value instanceof PyRange)) return false
    const items = collect(runtime, value)
    if (star < 0 ? items.length !== parts.length : items.length < parts.length) return false
    const after = parts.length - star
    const fixed = star < 0 ? items : [...items.slice(0, star), ...items.slice(items.length - after)]
    if (!parts.every((fits, index) => fits(frame, fixed[index] ?? null))) return false
    if (star >= 0) bindStar(frame, new PyList(items.slice(star, items.length - after)))
    return true
  }
}

function compileMapping(compiler: Compiler, pattern: MatchMapping, scope: Scope): Fits {
  const { runtime } = compiler
  const entries = pattern.entries.map((entry) => ({ key: compiler.expression(entry.key, scope), fits: compilePattern(compiler, entry.pattern, scope) }))
  const bindRest = pattern.rest === null ? undefined : compileNameStore(pattern.rest.name, scope)
  return (frame, value) => {
    if (!(value instanceof PyDict)) return false
    const keys = entries.map(({ key }) => key(frame))
    const isFitting = entries.every(({ fits }, index) => {
      const item = value.get(runtime, keys[index] ?? null)
      return item !== undefined && fits(frame, item)
    })
    if (!isFitting) return false
    if (bindRest !== undefined) {
      const rest = PyDict.from(
        runtime,
        Array.from(value.entries(), (entry) => [entry.key, entry.value] as const),
      )
      for (const key of keys) rest.delete(runtime, key)
      bindRest(frame, rest)
    }
    return true
  }
}

/** Classes whose single positional pattern is the value itself. */
const selfMatching: readonly PyClass[] = [boolClass, bytesClass, dictClass, floatClass, frozensetClass, intClass, listClass, setClass, strClass, tupleClass]

function compileClassPattern(compiler: Compiler, pattern: MatchClass, scope: Scope): Fits {
  const { runtime } = compiler
  const classValue = compiler.expression(pattern.class, scope)
  const positional = pattern.patterns.map((inner) => compilePattern(compiler, inner, scope))
  const named = pattern.keywords.map((keyword) => ({ name: keyword.name.name, fits: compilePattern(compiler, keyword.pattern, scope) }))
  return (frame, value) => {
    const cls = classValue(frame)
    if (!(cls instanceof PyClass)) throw typeError('called match pattern must be a class')
    if (!isInstance(value, cls)) return false
    const fitsAttribute = (name: Value | undefined, fits: Fits) => {
      const attribute = typeof name === 'string' ? tryAttribute(runtime, value, name) : undefined
      return attribute !== undefined && fits(frame, attribute)
    }
    if (positional.length > 0) {
      const [first] = positional
      if (positional.length === 1 && first !== undefined && selfMatching.some((candidate) => cls.isSubclassOf(candidate))) {
        if (!first(frame, value)) return false
      } else {
        const names = cls.find('__match_args__') === undefined ? [] : collect(runtime, getAttribute(runtime, cls, '__match_args__'))
        if (names.length < positional.length) {
          const plural = names.length === 1 ? '' : 's'
          throw typeError(`${cls.name}() accepts ${names.length} positional sub-pattern${plural} (${positional.length} given)`)
        }
        if (!positional.every((fits, index) => fitsAttribute(names[index], fits))) return false
      }
    }
    return named.every(({ name, fits }) => fitsAttribute(name, fits))
  }
}
