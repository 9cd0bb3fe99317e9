import { asBoolean, asFloat, asInteger, asString } from './converters.ts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { PyDict } from '../values/py-dict.ts'
import { PyTuple } from '../values/sequences.ts'
import type { Signature } from './signature.ts'
import type { Value } from '../values/value.ts'

/** The arguments of a native call by parameter name, defaults filled in. The converters throw Python's TypeError naming the argument. */
export class BoundArguments {
  readonly signature: Signature
  readonly #values: readonly Value[]

  constructor(signature: Signature, values: readonly Value[]) {
    this.signature = signature
    this.#values = values
  }

  get(name: string): Value {
    const index = this.signature.parameters.findIndex((parameter) => parameter.name === name)
    const value = this.#values[index]
    if (value === undefined) throw new NaturalCadError('INTERNAL', `${this.signature.functionName}() has no parameter "${name}"`)
    return value
  }

  /** An int, float or bool, as a double. */
  float(name: string): number {
    return asFloat(this.get(name), this.#describe(name))
  }

  /** None gives undefined. */
  optionalFloat(name: string): number | undefined {
    const value = this.get(name)
    return value === null ? undefined : asFloat(value, this.#describe(name))
  }

  /** An int that fits a JavaScript number exactly. */
  integer(name: string): number {
    return asInteger(this.get(name), this.#describe(name))
  }

  optionalInteger(name: string): number | undefined {
    const value = this.get(name)
    return value === null ? undefined : asInteger(value, this.#describe(name))
  }

  string(name: string): string {
    return asString(this.get(name), this.#describe(name))
  }

  optionalString(name: string): string | undefined {
    const value = this.get(name)
    return value === null ? undefined : asString(value, this.#describe(name))
  }

  /** Python's truth of numbers, strings and None; containers are refused, since a flag was meant. */
  boolean(name: string): boolean {
    return asBoolean(this.get(name), this.#describe(name))
  }

  /** What `*name` took. */
  variadic(name: string): readonly Value[] {
    const value = this.get(name)
    return value instanceof PyTuple ? value.items : []
  }

  /** What `**name` took. */
  keywords(name: string): Map<string, Value> {
    const value = this.get(name)
    const entries = value instanceof PyDict ? [...value.entries()] : []
    return new Map(entries.map((entry) => [typeof entry.key === 'string' ? entry.key : '', entry.value]))
  }

  #describe(name: string): string {
    return `${this.signature.functionName}() argument '${name}'`
  }
}
