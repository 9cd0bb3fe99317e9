import type { Call } from '@naturalcad/python-ast'
import { type Arguments, readArguments } from './call-arguments.ts'
import { classifyExternal, isTelling } from './external-calls.ts'
import { noteBinding } from './note-binding.ts'
import { bindMutation } from './trace-binding.ts'
import type { Frame, Place, Tracer } from './tracer.ts'
import { type Callable, externalsOf, functionsOf, has, join, marked, marks, nothing, type Thing, toOpaque, toValue, type Value } from './value.ts'

/** What a call gives, and what it does to what it is given. */
export function traceCall(call: Call, frame: Frame, tracer: Tracer): Value {
  const callee = tracer.evaluate(call.func, frame)
  const given = readArguments(call, frame, tracer)
  const results: Value[] = []
  for (const thing of callee.things) results.push(callThing(thing, call, given, frame, tracer))
  if (callee.things.size === 0) results.push(callUnknown(callee, given))
  if (call.func.type === 'Name' && callee.things.size === 0 && callee.marks === 0) results.push(callExternal(`builtins.${call.func.name}`, call, given, frame, tracer))
  // What is called on a value keeps what the value is: `model.to(…)`, `answer.strip()`.
  const result = join(...results, marked(callee.marks))
  noteStream(join(callee, given.all), tracer)
  const answered = answers(callee, given) ? join(result, marked(marks.answer)) : result
  const method = call.func.type === 'Attribute' ? call.func.attribute.name : call.func.type === 'Name' ? call.func.name : ''
  if (isWriting(method)) {
    const written = marked((answered.marks | given.all.marks) & marks.answer)
    for (const target of [...call.args, ...call.keywords.map(({ value }) => value)]) bindMutation(target, written, frame, tracer)
    if (call.func.type === 'Attribute') bindMutation(call.func.value, given.all, frame, tracer)
  }
  return answered
}

/** A value of the model's that is called with an input. */
function answers(callee: Value, { all }: Arguments): boolean {
  return has(callee, marks.model) && has(all, marks.input) && functionsOf(callee).length === 0
}

function callUnknown(callee: Value, { all }: Arguments): Value {
  return marked((callee.marks | all.marks) & ~marks.id)
}

/** What a call of such a name is given may be changed by it: a file that is written, a list that is appended to. */
function isWriting(method: string): boolean {
  return /save|write|export|dump|to_file|run|infer|generate|synthesi|append|extend|insert|put|add|update|setdefault|fill|call/i.test(method)
}

function callThing(thing: Thing, call: Call, given: Arguments, frame: Frame, tracer: Tracer): Value {
  if (typeof thing === 'string') return callExternal(thing, call, given, frame, tracer)
  switch (thing.kind) {
    case 'function':
      return callFunction(thing, given, frame, tracer)
    case 'class': {
      const create = thing.methods.get('__init__')
      if (create !== undefined) callFunction(create, given, frame, tracer)
      const outside = thing.bases.flatMap(externalsOf)
      const inherited = outside.length > 0 && create === undefined ? callUnknown(nothing, given) : nothing
      return join(toValue(thing.instance), inherited)
    }
    case 'instance': {
      const method = thing.of.methods.get('__call__') ?? thing.of.methods.get('forward')
      return method === undefined ? callUnknown(nothing, given) : callFunction(method, given, frame, tracer)
    }
    case 'module':
      return nothing
    default:
      return thing satisfies never
  }
}

/** Hands the arguments to the parameters; gives what the function is known to give back. */
export function callFunction(callable: Callable, { positional, named, spread, all }: Arguments, frame: Frame, tracer: Tracer): Value {
  const { args } = callable.node
  const parameters = [...args.positionalOnly, ...args.positional]
  const isMethod = callable.owner !== null && !isStatic(callable)
  const free = isMethod ? parameters.slice(1) : parameters
  for (const [index, { name }] of free.entries()) callable.scope.bind(name.name, join(positional[index] ?? nothing, named.get(name.name) ?? nothing, spread))
  for (const { name } of args.keywordOnly) callable.scope.bind(name.name, join(named.get(name.name) ?? nothing, spread))
  if (args.variadic !== null) callable.scope.bind(args.variadic.name.name, join(...positional.slice(free.length), spread))
  if (args.keywords !== null) callable.scope.bind(args.keywords.name.name, all)
  frame.callable?.calls.add(callable)
  tracer.runFunction(callable)
  return join(...[...callable.returns.values()].map(({ value, control }) => join(value, marked(control & marks.answer))))
}

function isStatic({ node }: Callable): boolean {
  return node.type === 'FunctionDef' && node.decorators.some((decorator) => decorator.type === 'Name' && decorator.name === 'staticmethod')
}

function callExternal(name: string, call: Call, given: Arguments, frame: Frame, tracer: Tracer): Value {
  const kind = classifyExternal(name)
  const { all } = given
  const place = { path: frame.module.path, line: call.range.line }
  const opaque = toOpaque(name)
  const result = (bits: number, ...rest: Value[]) => join(toValue(opaque, bits), ...rest)
  if (has(all, marks.id) && !isTelling(name)) tracer.findings.references.set(call, place)
  noteBinding(name, call, given, frame, tracer)
  if (/^spaces(?:\(\))?(?:\.GPU)?$/.test(name)) {
    for (const callable of functionsOf(all)) callable.isForGpu = true
    return join(toValue('spaces()'), { marks: 0, things: new Set(functionsOf(all)) })
  }
  const passed = all.marks & ~marks.id
  switch (kind) {
    case 'download':
      return result(has(all, marks.id) ? marks.files : passed)
    case 'around-model':
      return name.endsWith('Streamer') ? result(marks.stream) : result(passed & ~(marks.model | marks.files))
    case 'reads-json':
      return result(passed & ~marks.files)
    case 'may-load': {
      if ((all.marks & (marks.id | marks.files)) !== 0) {
        noteLoad(call, place, tracer)
        return result((passed & ~marks.files) | marks.model, callGiven(all, frame, tracer))
      }
      return result(has(all, marks.model) && has(all, marks.input) ? passed | marks.answer : passed, callGiven(all, frame, tracer))
    }
    case 'starts':
      // Another program is given the model's files and the input.
      if ((all.marks & (marks.id | marks.files)) === 0) return result(passed)
      noteLoad(call, place, tracer)
      return result(has(all, marks.input) ? passed | marks.answer : passed)
    case 'calls':
      return result((all.marks & (marks.model | marks.files)) !== 0 && has(all, marks.input) ? passed | marks.answer : passed, callGiven(all, frame, tracer), { marks: 0, things: new Set(functionsOf(all)) })
    case 'plain':
      // Gradio calls what it is given with what callers give: that is noted as a binding.
      return join(result(passed, name.startsWith('gradio') ? nothing : callGiven(all, frame, tracer)), name.startsWith('builtins.') ? { marks: 0, things: all.things } : nothing)
    default:
      return kind satisfies never
  }
}

function noteLoad(call: Call, place: Place, tracer: Tracer): void {
  if (!tracer.findings.loads.has(call)) tracer.note()
  tracer.findings.loads.set(call, place)
}

/** Functions that are handed on are called some day, with what is handed on beside them. */
function callGiven(all: Value, frame: Frame, tracer: Tracer): Value {
  const others = marked(all.marks)
  return join(...functionsOf(all).map((callable) => callFunction(callable, { positional: [], named: new Map(), spread: others, all: others }, frame, tracer)))
}

function noteStream(value: Value, tracer: Tracer): void {
  const { findings } = tracer
  if (findings.isStreamAnswered || !has(value, marks.stream) || !has(value, marks.model) || !has(value, marks.input)) return
  findings.isStreamAnswered = true
  tracer.note()
}
