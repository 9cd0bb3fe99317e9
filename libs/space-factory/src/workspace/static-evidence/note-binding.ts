import type { Call } from '@naturalcad/python-ast'
import type { Arguments } from './call-arguments.ts'
import type { Frame, Tracer } from './tracer.ts'
import { type Callable, functionsOf, has, marks, nothing, type Value } from './value.ts'

/** Events of Gradio's components, and the ways to offer a function. */
const events = /\.(?:click|submit|change|input|upload|select|load|then|success|tick|release|stop|stream|blur|focus|play|pause|edit|like|retry|undo|clear|apply|delete|example_select)$/
const offers = /^gradio(?:\(\))?\.(?:Interface|Interface\.from_pipeline|ChatInterface|api|on)$/

/** Notes which function the app offers under which name. What a caller gives it is an input. */
export function noteBinding(name: string, call: Call, { positional, named }: Arguments, frame: Frame, tracer: Tracer): void {
  const isOffer = offers.test(name)
  if (!isOffer && !(name.startsWith('gradio') && events.test(name))) return
  const fn = named.get('fn') ?? (name.endsWith('.on') ? (positional[1] ?? nothing) : (positional[0] ?? nothing))
  if (functionsOf(fn).length === 0 && !has(fn, marks.model)) return
  const said = call.keywords.find((keyword) => keyword.name?.name === 'api_name')?.value
  const known = said === undefined ? undefined : tracer.constant(said, frame)
  // Offered to the page alone.
  if (known === false) return
  const standard = name.endsWith('.ChatInterface') ? 'chat' : /\.Interface(?:\.from_pipeline)?$/.test(name) ? 'predict' : nameOf(fn)
  note(call, typeof known === 'string' ? known : said === undefined || known === null ? standard : null, fn, frame, tracer)
}

/** `@app.api(name=…)` of Gradio's own server. */
export function noteDecorated(decorator: Call, callable: Value, frame: Frame, tracer: Tracer): void {
  const said = decorator.keywords.find((keyword) => keyword.name?.name === 'name' || keyword.name?.name === 'api_name')?.value
  const known = said === undefined ? nameOf(callable) : tracer.constant(said, frame)
  note(decorator, typeof known === 'string' ? known : null, callable, frame, tracer)
}

function note(node: Call, name: string | null, value: Value, frame: Frame, tracer: Tracer): void {
  if (!tracer.findings.bindings.has(node)) tracer.note()
  tracer.findings.bindings.set(node, { name: name?.replace(/^\//, '') ?? null, value, path: frame.module.path, line: node.range.line })
  for (const callable of functionsOf(value)) offer(callable, tracer)
}

function offer(callable: Callable, tracer: Tracer): void {
  const { positionalOnly, positional, variadic, keywordOnly, keywords } = callable.node.args
  const parameters = [...positionalOnly, ...positional]
  const isMethod = callable.owner !== null
  for (const parameter of [...(isMethod ? parameters.slice(1) : parameters), ...keywordOnly, ...(variadic === null ? [] : [variadic]), ...(keywords === null ? [] : [keywords])]) {
    callable.scope.bind(parameter.name.name, { marks: marks.input, things: nothing.things })
  }
  tracer.runFunction(callable)
}

function nameOf(value: Value): string | null {
  const [only, ...rest] = functionsOf(value)
  return only !== undefined && rest.length === 0 && only.node.type === 'FunctionDef' ? only.node.name.name : null
}
