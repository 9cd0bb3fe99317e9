import { formatValue } from '../protocol/format.ts'
import { repr, toText } from '../protocol/repr.ts'
import { asciiOnly } from '../formatting/string-repr.ts'
import type { FormattedValue, JoinedStr } from '@naturalcad/python-ast'
import type { Compiler } from './compiler.ts'
import type { Frame } from './frame.ts'
import type { Scope } from './scope.ts'

type EvaluateText = (frame: Frame) => string

/** An f-string. */
export function compileJoinedString(compiler: Compiler, node: JoinedStr, scope: Scope): EvaluateText {
  const { runtime } = compiler
  const parts = node.values.map((part): EvaluateText => {
    if (part.type === 'FormattedValue') return compileField(compiler, part, scope)
    const text = part.value.kind === 'str' ? part.value.value : ''
    return () => text
  })
  return (frame) => {
    let text = ''
    for (const part of parts) text += part(frame)
    runtime.spend(1)
    runtime.allocate(text.length)
    return text
  }
}

function compileField(compiler: Compiler, node: FormattedValue, scope: Scope): EvaluateText {
  const { runtime } = compiler
  const value = compiler.expression(node.value, scope)
  const spec = node.formatSpec === null ? () => '' : compileJoinedString(compiler, node.formatSpec, scope)
  // `{value=}` alone shows the repr, with a format specification the formatted value.
  const conversion = node.conversion ?? (node.debugText !== null && node.formatSpec === null ? 'r' : null)
  return (frame) => {
    const result = value(frame)
    const format = spec(frame)
    switch (conversion) {
      case 'r':
        return formatValue(runtime, repr(runtime, result), format)
      case 's':
        return formatValue(runtime, toText(runtime, result), format)
      case 'a':
        return formatValue(runtime, asciiOnly(repr(runtime, result)), format)
      default:
        return formatValue(runtime, result, format)
    }
  }
}
