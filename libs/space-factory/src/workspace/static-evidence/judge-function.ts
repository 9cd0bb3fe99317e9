import { type Expression, walk } from '@naturalcad/python-ast'
import { dottedName } from '../check-python.ts'
import type { Place } from './tracer.ts'
import { type Callable, has, marks, type ReturnedValue } from './value.ts'

export interface JudgedFunction {
  /** What it gives is what the model made of what it was given. */
  isAnswered: boolean
  isForGpu: boolean
  /** What it gives in place of an answer, and where. */
  placeholders: (Place & { detail: string })[]
}

const placeholderWords = /\b(?:placeholder|not (?:yet )?implemented|lorem ipsum|coming soon|dummy|mock(?:ed)?|simulat(?:ed|ion)|canned|fake|hard-?coded|demo mode|stub)\b/i
const errorWords = /error|fail|exception|sorry|unable|could ?n[o']t|cannot|try again|warning|invalid|missing|required|please|no (?:output|result|answer|input)|timed? ?out|too (?:long|large|short)/i

/** A function that the app offers, with all of its own that it calls. */
export function judgeFunction(callable: Callable): JudgedFunction {
  const reached = reach(callable)
  const needsInput = hasParameters(callable)
  const isAnswer = ({ value, control }: ReturnedValue) => has({ marks: value.marks | control }, marks.answer) || (!needsInput && has(value, marks.model))
  const answering = reached.filter(({ returns }) => [...returns.values()].some(isAnswer))
  const placeholders = answering.flatMap(({ path, returns }) =>
    [...returns.values()].filter((returned) => !isAnswer(returned) && standsIn(returned)).map(({ line }) => ({ path, line, detail: 'something else is given back where the model gives no answer' })),
  )
  return {
    isAnswered: [...callable.returns.values()].some(isAnswer),
    isForGpu: reached.some(({ isForGpu }) => isForGpu),
    placeholders: [...reached.flatMap(findWords), ...placeholders],
  }
}

function reach(callable: Callable): Callable[] {
  const reached = new Set([callable])
  for (const one of reached) for (const called of one.calls) reached.add(called)
  return [...reached]
}

function hasParameters({ node: { args }, owner }: Callable): boolean {
  const parameters = [...args.positionalOnly, ...args.positional].slice(owner === null ? 0 : 1)
  const isOwn = (name: string | undefined) => name !== undefined && /Progress|Request|OAuth|Profile/.test(name)
  const wanted = [...parameters, ...args.keywordOnly].filter(({ annotation, default: value }) => {
    const told = annotation === null ? undefined : dottedName(annotation)
    const made = value?.type === 'Call' ? dottedName(value.func) : undefined
    return !isOwn(told) && !isOwn(made)
  })
  return wanted.length > 0 || args.variadic !== null
}

/** A text, a table or what another source gives: not an error that is told, and not what an empty input gets. */
function standsIn({ node, isYield, isForEmptyInput }: ReturnedValue): boolean {
  return !isForEmptyInput && node !== null && isSubstance(node as Expression, isYield)
}

function isSubstance(expression: Expression, isYield: boolean): boolean {
  switch (expression.type) {
    case 'Constant':
      return !isYield && expression.value.kind === 'str' && expression.value.value.trim() !== '' && !errorWords.test(expression.value.value)
    case 'JoinedStr': {
      const text = expression.values.map((part) => (part.type === 'Constant' && part.value.kind === 'str' ? part.value.value : '')).join('')
      return !isYield && !errorWords.test(text)
    }
    case 'Tuple':
    case 'List':
    case 'Set':
      return expression.elements.some((element) => isSubstance(element, isYield))
    case 'Dict':
      return expression.entries.some(({ value }) => isSubstance(value, isYield)) && !expression.entries.some(({ key }) => key?.type === 'Constant' && key.value.kind === 'str' && errorWords.test(key.value.value))
    case 'Subscript':
      return true
    case 'Call': {
      const name = dottedName(expression.func) ?? ''
      return !/^(?:gr|gradio)\.|update$|^(?:str|repr)$/.test(name) && !isErrorText(expression)
    }
    case 'BinOp':
      return !isErrorText(expression) && (isSubstance(expression.left, isYield) || isSubstance(expression.right, isYield))
    case 'IfExp':
      return isSubstance(expression.body, isYield) || isSubstance(expression.orelse, isYield)
    default:
      return false
  }
}

function isErrorText(expression: Expression): boolean {
  for (const node of walk(expression)) if (node.type === 'Constant' && node.value.kind === 'str' && errorWords.test(node.value.value)) return true
  return false
}

/** Words of a function's own texts that say that nothing is behind it; what it only tells of itself does not count. */
function findWords({ node, path }: Callable): JudgedFunction['placeholders'] {
  if (node.type !== 'FunctionDef') return []
  const found: JudgedFunction['placeholders'] = []
  const silent = new Set<object>()
  for (const [index, statement] of node.body.entries()) if (index === 0 && statement.type === 'ExpressionStatement') silent.add(statement.value)
  for (const one of node.body.flatMap((statement) => [...walk(statement)])) {
    if (one.type === 'Raise' && one.exception !== null && /^NotImplementedError$/.test(dottedName(one.exception.type === 'Call' ? one.exception.func : one.exception) ?? '')) {
      found.push({ path, line: one.range.line, detail: 'it says that it is not implemented' })
    }
    if (one.type === 'Call' && /^(?:print|logging\.|logger\.|log\.|warnings\.)/.test(dottedName(one.func) ?? '')) for (const part of walk(one)) silent.add(part)
    if (one.type !== 'Constant' || one.value.kind !== 'str' || silent.has(one) || !placeholderWords.test(one.value.value)) continue
    found.push({ path, line: one.range.line, detail: `it gives ${JSON.stringify(one.value.value.slice(0, 80))}` })
  }
  return found
}
