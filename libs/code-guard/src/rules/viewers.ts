import type { Alias, Compare, Import, ImportFrom } from '@naturalcad/python-ast'
import { rootOf } from '../scopes/reference.ts'
import type { RuleContext, RuleFamily } from './context.ts'
import { bindsNames } from './files.ts'
import type { AnyNode } from '../tree/node.ts'

const hint = 'The host shows the result; nothing needs to be done.'

function leaveOut(node: AnyNode, text: string, what: string, context: RuleContext): void {
  context.report('IO05', node.range, what, hint, {
    severity: 'note',
    fix: { description: text === 'pass' ? 'drop it' : `write \`${text}\``, edits: [{ start: node.range.start, end: node.range.end, text }], applied: true },
  })
  context.replace(node, text)
}

function isViewer(module: string, context: RuleContext): boolean {
  return context.policy.viewerModules.has(rootOf(module))
}

function checkImport(node: Import, context: RuleContext): void {
  const kept: Alias[] = node.names.filter((alias) => !isViewer(alias.name, context))
  if (kept.length === node.names.length) return
  if (kept.length === 0) return leaveOut(node, 'pass', 'the viewer is left out', context)
  const [first] = node.names.filter((alias) => isViewer(alias.name, context))
  context.report('IO05', first?.range ?? node.range, 'a viewer is imported together with other modules', 'Import the viewer in a line of its own, or not at all.')
}

function checkFrom(node: ImportFrom, context: RuleContext): void {
  if (node.level === 0 && node.module !== null && isViewer(node.module, context)) leaveOut(node, 'pass', 'the viewer is left out', context)
}

/** `"show_object" in locals()`: a script asks whether an editor shows it. It never does. */
function isEditorTest(node: Compare, context: RuleContext): boolean {
  const [container] = node.comparators
  return (
    node.left.type === 'Constant' &&
    node.left.value.kind === 'str' &&
    context.policy.ambientViewers.has(node.left.value.value) &&
    node.operators.length === 1 &&
    (node.operators[0] === 'in' || node.operators[0] === 'not in') &&
    container?.type === 'Call' &&
    container.args.length === 0 &&
    container.keywords.length === 0 &&
    container.func.type === 'Name' &&
    ['locals', 'globals', 'dir'].includes(container.func.name) &&
    context.references.ofName(container.func.name, context.scope).every((reference) => reference.kind === 'builtin')
  )
}

/** IO05. */
export const viewers: RuleFamily = {
  Import: checkImport,
  ImportFrom: checkFrom,
  ExpressionStatement(node, context) {
    const call = node.value
    if (call.type !== 'Call' || bindsNames(context.source, call)) return
    if (context.references.ofExpression(call.func, context.scope).some((reference) => reference.kind === 'viewer')) {
      leaveOut(node, 'pass', 'the call of the viewer is left out', context)
    }
  },
  Compare(node, context) {
    if (!isEditorTest(node, context)) return
    leaveOut(node, node.operators[0] === 'in' ? 'False' : 'True', 'the test for an editor is left out', context)
  },
}
