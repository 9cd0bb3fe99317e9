import type { ExceptHandler, Statement } from '@naturalcad/python-ast'
import { forEachChild } from '../tree/children.ts'
import type { AnyNode } from '../tree/node.ts'
import type { RuleContext, RuleFamily } from './context.ts'

const hint = 'Catch Exception, or the exception that you expect.'

function checkHandler(node: ExceptHandler, context: RuleContext): void {
  const { exception } = node
  if (exception === null) {
    const keyword = { ...node.range, end: node.range.start + 'except'.length, endLine: node.range.line, endColumn: node.range.column + 'except'.length }
    const edits = [{ start: keyword.start, end: keyword.end, text: 'except Exception' }]
    context.report('EXC02', keyword, 'a bare `except:` would swallow a stop as well', hint, {
      severity: 'note',
      fix: { description: 'catch Exception', edits, applied: true },
    })
    return context.replaceRange(keyword, 'except Exception')
  }
  const caught = exception.type === 'Tuple' ? exception.elements : [exception]
  for (const type of caught) {
    if (type.type !== 'Name') continue
    for (const reference of context.references.ofName(type.name, context.scope)) {
      if (reference.kind !== 'builtin' || !context.policy.exitExceptions.has(reference.name)) continue
      if (reference.name !== 'BaseException' || type.name !== 'BaseException') {
        context.report('EXC02', type.range, `catching \`${reference.name}\` can swallow a stop`, hint)
        continue
      }
      const edits = [{ start: type.range.start, end: type.range.end, text: 'Exception' }]
      context.report('EXC02', type.range, 'catching `BaseException` would swallow a stop as well', hint, {
        severity: 'note',
        fix: { description: 'catch Exception', edits, applied: true },
      })
      context.replace(type, 'Exception')
    }
  }
}

/** Leaving a finally clause early drops the exception that is on its way. */
function findEarlyExit(nodes: readonly Statement[], insideLoop = false): AnyNode | undefined {
  for (const node of nodes) {
    const found = searchEarlyExit(node, insideLoop)
    if (found !== undefined) return found
  }
  return undefined
}

function searchEarlyExit(node: AnyNode, insideLoop: boolean): AnyNode | undefined {
  if (node.type === 'Return') return node
  if ((node.type === 'Break' || node.type === 'Continue') && !insideLoop) return node
  if (node.type === 'FunctionDef' || node.type === 'ClassDef') return undefined
  const isLoop = node.type === 'For' || node.type === 'While'
  let found: AnyNode | undefined
  forEachChild(node, 'part', (child) => {
    // In the else clause of a loop, break belongs to the loop around it.
    const inLoop = insideLoop || (isLoop && !node.orelse.includes(child as Statement))
    found ??= searchEarlyExit(child, inLoop)
  })
  return found
}

/** EXC02; EXC01 is a matter of names. */
export const exceptions: RuleFamily = {
  ExceptHandler: checkHandler,
  Try(node, context) {
    const exit = findEarlyExit(node.finalbody)
    if (exit !== undefined) context.report('EXC02', exit.range, 'leaving a finally clause swallows a stop', 'Move the statement out of the finally clause.')
  },
}
