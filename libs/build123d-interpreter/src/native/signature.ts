import { quoteName, listNames } from './name-list.ts'
import { typeError } from '../values/python-error.ts'
import { PyDict } from '../values/py-dict.ts'
import { PyTuple } from '../values/sequences.ts'
import type { Context } from '../runtime/context.ts'
import type { Keywords, Value } from '../values/value.ts'

export interface SignatureParameter {
  readonly name: string
  readonly kind: 'positional-only' | 'positional' | 'variadic' | 'keyword-only' | 'keywords'
  /** Absent where an argument is required. */
  readonly default?: (context: Context) => Value
}

/** The parameters of a function, and CPython's rules and messages for matching arguments with them. */
export class Signature {
  /** As messages call it: `Box.__init__`. */
  readonly functionName: string
  readonly parameters: readonly SignatureParameter[]
  readonly #positional: readonly SignatureParameter[]
  readonly #indexByName = new Map<string, number>()
  readonly #variadic: number
  readonly #keywords: number

  constructor(functionName: string, parameters: readonly SignatureParameter[]) {
    this.functionName = functionName
    this.parameters = parameters
    this.#positional = parameters.filter(({ kind }) => kind === 'positional-only' || kind === 'positional')
    this.#variadic = parameters.findIndex(({ kind }) => kind === 'variadic')
    this.#keywords = parameters.findIndex(({ kind }) => kind === 'keywords')
    for (const [index, { name, kind }] of parameters.entries()) {
      if (kind === 'positional' || kind === 'keyword-only') this.#indexByName.set(name, index)
    }
  }

  /** One value a parameter, in their order. */
  bind(context: Context, positional: readonly Value[], keywords: Keywords): Value[] {
    const count = this.#positional.length
    if (keywords.size === 0 && positional.length === count && this.parameters.length === count) return [...positional]
    const slots: (Value | undefined)[] = this.parameters.map((_, index) => (index < count ? positional[index] : undefined))
    if (this.#variadic >= 0) slots[this.#variadic] = new PyTuple(positional.slice(count))
    const rest = this.#keywords < 0 ? undefined : new PyDict()
    if (rest !== undefined) slots[this.#keywords] = rest
    for (const [name, value] of keywords) {
      const index = this.#indexByName.get(name)
      if (index === undefined) {
        if (rest === undefined) throw this.#unexpected(name, keywords)
        rest.set(context, name, value)
      } else if (slots[index] === undefined) slots[index] = value
      else throw typeError(`${this.functionName}() got multiple values for argument ${quoteName(name)}`)
    }
    if (this.#variadic < 0 && positional.length > count) throw this.#tooMany(positional.length, slots)
    return this.#fillDefaults(context, slots)
  }

  #fillDefaults(context: Context, slots: (Value | undefined)[]): Value[] {
    const missing: SignatureParameter[] = []
    const filled = this.parameters.map((parameter, index): Value => {
      const value = slots[index]
      if (value !== undefined) return value
      if (parameter.default !== undefined) return parameter.default(context)
      missing.push(parameter)
      return null
    })
    const positional = missing.filter(({ kind }) => kind !== 'keyword-only')
    if (positional.length > 0) throw this.#missing(positional, 'positional')
    if (missing.length > 0) throw this.#missing(missing, 'keyword-only')
    return filled
  }

  #missing(parameters: readonly SignatureParameter[], kind: string): Error {
    const plural = parameters.length === 1 ? '' : 's'
    return typeError(`${this.functionName}() missing ${parameters.length} required ${kind} argument${plural}: ${listNames(parameters.map(({ name }) => name))}`)
  }

  #unexpected(name: string, keywords: Keywords): Error {
    const positionalOnly = this.#positional.filter((parameter) => parameter.kind === 'positional-only' && keywords.has(parameter.name))
    if (positionalOnly.length === 0) return typeError(`${this.functionName}() got an unexpected keyword argument ${quoteName(name)}`)
    const names = positionalOnly.map((parameter) => parameter.name).join(', ')
    return typeError(`${this.functionName}() got some positional-only arguments passed as keyword arguments: ${quoteName(names)}`)
  }

  #tooMany(given: number, slots: readonly (Value | undefined)[]): Error {
    const required = this.#positional.filter((parameter) => parameter.default === undefined).length
    const most = this.#positional.length
    const range = required < most ? `from ${required} to ${most}` : `${most}`
    const plural = required < most || most !== 1 ? 's' : ''
    const named = this.parameters.filter(({ kind }, index) => kind === 'keyword-only' && slots[index] !== undefined).length
    const were =
      named > 0
        ? `${given} positional argument${given === 1 ? '' : 's'} (and ${named} keyword-only argument${named === 1 ? '' : 's'}) were`
        : `${given} ${given === 1 ? 'was' : 'were'}`
    return typeError(`${this.functionName}() takes ${range} positional argument${plural} but ${were} given`)
  }
}
