import type { ClassDef, FunctionDef, Lambda } from '@naturalcad/python-ast'
import type { Scope } from './scope.ts'

/** What is known of a value: where it comes from. Bits, so that joining two values is cheap. */
export const marks = {
  none: 0,
  /** The id of the model. */
  id: 1,
  /** Files of the model's repository. */
  files: 2,
  /** The loaded model, or something made of it. */
  model: 4,
  /** What a caller of the app has given. */
  input: 8,
  /** What the model has made of an input. */
  answer: 16,
  /** What a model writes into while another thread reads it. */
  stream: 32,
} as const

/** A function of the app itself. */
export interface Callable {
  kind: 'function'
  node: FunctionDef | Lambda
  path: string
  scope: Scope
  /** Its class, where it is a method. */
  owner: LocalClass | null
  /** It asks for a card of ZeroGPU. */
  isForGpu: boolean
  returns: Map<object, ReturnedValue>
  /** Functions of the app that it calls or hands on. */
  calls: Set<Callable>
}

export interface ReturnedValue {
  value: Value
  /** The node whose value is given back; null for a bare `return`. */
  node: object | null
  line: number
  /** Marks of what decided that it is this one. */
  control: number
  isYield: boolean
  /** It is given back only where an input is empty or missing. */
  isForEmptyInput: boolean
}

export interface LocalClass {
  kind: 'class'
  node: ClassDef
  path: string
  scope: Scope
  methods: Map<string, Callable>
  bases: Value[]
  instance: Instance
}

interface Instance {
  kind: 'instance'
  of: LocalClass
}

/** A module of the app itself. */
interface ModuleReference {
  kind: 'module'
  name: string
  scope: Scope
}

/** Dotted name of something that is installed; `()` stands for what a call of it gives. */
export type External = string
export type Thing = Callable | LocalClass | Instance | ModuleReference | External

export interface Value {
  marks: number
  things: ReadonlySet<Thing>
}

const noThings: ReadonlySet<Thing> = new Set()
export const nothing: Value = { marks: 0, things: noThings }

export function marked(bits: number): Value {
  return bits === 0 ? nothing : { marks: bits, things: noThings }
}

export function toValue(thing: Thing, bits = 0): Value {
  return { marks: bits, things: new Set([thing]) }
}

export function join(...values: readonly Value[]): Value {
  const [first = nothing] = values
  if (values.length < 2) return first
  const things = values.filter((value) => value.things.size > 0)
  const all = things.length === 0 ? noThings : things.length === 1 ? (things[0]?.things ?? noThings) : few(new Set(things.flatMap((value) => [...value.things])))
  return { marks: values.reduce((bits, value) => bits | value.marks, 0), things: all }
}

const mostThings = 60

/** Of too many installed names only their packages are kept: a name that goes round in a loop would gather them without end. */
function few(things: Set<Thing>): ReadonlySet<Thing> {
  return things.size <= mostThings ? things : new Set([...things].map((thing) => (typeof thing === 'string' ? toOpaque(thing) : thing)))
}

/** What a call of something of a package gives. */
export function toOpaque(name: External): External {
  return `${name.split('.')[0]?.replace(/\(\)$/, '') ?? ''}()`
}

export function has(value: { marks: number }, mark: number): boolean {
  return (value.marks & mark) !== 0
}

export function without(value: Value, bits: number): Value {
  return { marks: value.marks & ~bits, things: value.things }
}

export function functionsOf({ things }: Value): Callable[] {
  return [...things].filter((thing): thing is Callable => typeof thing !== 'string' && thing.kind === 'function')
}

export function externalsOf({ things }: Value): External[] {
  return [...things].filter((thing): thing is External => typeof thing === 'string')
}
