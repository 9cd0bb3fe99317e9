import type { SourceRange } from './tree.ts'

/** The rules that a parser's refusal is reported under; code-guard's table explains each. */
export type SyntaxRule = 'LEX02' | 'LEX03' | 'LEX04' | 'LEX05' | 'LEX06' | 'LEX07' | 'LEX08' | 'LEX09' | 'LIM01' | 'LIM02' | 'SYN01' | 'SYN06'

/** What the parser refuses, as a value. */
export interface SyntaxProblem {
  rule: SyntaxRule
  /** What is wrong and, where it can be said shortly, what to write instead. */
  message: string
  range: SourceRange
}

/** Carries a problem out of the recursion; `parse` turns it into a value, so it never reaches a caller. */
export class Refusal extends Error {
  readonly problem: SyntaxProblem

  constructor(problem: SyntaxProblem) {
    super(problem.message)
    this.problem = problem
  }
}
