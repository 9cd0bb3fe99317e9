import { compilePattern } from './patterns.ts'
import { truth } from '../protocol/truth.ts'
import type { Match } from '@naturalcad/python-ast'
import type { Compiler, Execute } from './compiler.ts'
import type { Scope } from './scope.ts'

/** The first case whose pattern fits and whose guard holds. */
export function compileMatch(compiler: Compiler, node: Match, scope: Scope): Execute {
  const { runtime } = compiler
  const subject = compiler.expression(node.subject, scope)
  const cases = node.cases.map(({ pattern, guard, body }) => ({
    fits: compilePattern(compiler, pattern, scope),
    guard: guard === null ? undefined : compiler.expression(guard, scope),
    body: compiler.block(body, scope),
  }))
  return (frame) => {
    const value = subject(frame)
    for (const { fits, guard, body } of cases) {
      runtime.spend(1)
      if (fits(frame, value) && (guard === undefined || truth(runtime, guard(frame)))) return body(frame)
    }
    return undefined
  }
}
