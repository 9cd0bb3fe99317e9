import { type ParseOptions, type ParsedProgram, parse, type SyntaxProblem } from '@naturalcad/python-ast'

/** Parses a program that is meant to be good. */
export function parsed(source: string, options?: ParseOptions): ParsedProgram {
  const result = parse(source, options)
  if (!result.ok) throw new Error(`${JSON.stringify(source)}: ${result.problems[0]?.message ?? ''}`)
  return result
}

/** The first problem of a program that is meant to be bad. */
export function problemOf(source: string, options?: ParseOptions): SyntaxProblem {
  const result = parse(source, options)
  const [problem] = result.ok ? [] : result.problems
  if (problem === undefined) throw new Error(`accepted: ${JSON.stringify(source)}`)
  return problem
}

/** `rule line:column-line:column`, the column in UTF-16 units. */
export function placeOf(source: string, options?: ParseOptions): string {
  const { rule, range } = problemOf(source, options)
  return `${rule} ${range.line}:${range.column}-${range.endLine}:${range.endColumn}`
}
