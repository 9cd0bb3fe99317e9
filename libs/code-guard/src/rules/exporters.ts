import { type Assign, type ExpressionStatement, walk } from '@naturalcad/python-ast'
import type { Binding } from '../scopes/scope.ts'
import type { RuleContext, RuleFamily } from './context.ts'
import { bindsNames, isPlainFileName, memberNames } from './files.ts'

/** A script with more of these is looked at no further: each costs a walk. */
const maxExporters = 8

/** `svg = ExportSVG(…)`, bound once. */
function exporterOf(node: Assign, context: RuleContext): Binding | undefined {
  const [target] = node.targets
  if (node.targets.length !== 1 || target?.type !== 'Name' || node.value.type !== 'Call' || bindsNames(context.source, node.value)) return undefined
  if (!memberNames(node.value, context).some((name) => context.policy.write.has(name))) return undefined
  const bindings = context.scope.bindings.get(target.name) ?? []
  return bindings.length === 1 ? bindings[0] : undefined
}

/** `svg.add_shape(…)` or `svg.write("part.svg")`, a statement of its own. */
function isUseOf(name: string, node: ExpressionStatement, context: RuleContext): boolean {
  const call = node.value
  if (call.type !== 'Call' || call.func.type !== 'Attribute' || bindsNames(context.source, call)) return false
  const { value: object, attribute } = call.func
  if (object.type !== 'Name' || object.name !== name) return false
  if (!context.policy.data.sinks.exporterMethods.includes(attribute.name)) return false
  // In an argument the exporter could do something else.
  const names = [...walk(node)].filter((inner) => inner.type === 'Name' && inner.name === name)
  if (names.length > 1) return false
  const [path] = call.args
  return attribute.name !== 'write' || (path !== undefined && isPlainFileName(path, context))
}

/** The exporter is used in such statements only, so nothing else misses it. */
function isOnlyUsedToExport(name: string, context: RuleContext): boolean {
  let uses = 0
  let reads = 0
  for (const node of walk(context.module)) {
    if (node.type === 'Name' && node.name === name) reads++
    if (node.type === 'ExpressionStatement' && isUseOf(name, node, context)) uses++
  }
  // One name is the target of the assignment.
  return uses + 1 === reads
}

function leaveOut(node: Assign | ExpressionStatement, context: RuleContext): void {
  const edits = [{ start: node.range.start, end: node.range.end, text: 'pass' }]
  context.report('IO02', node.range, 'the exporter is left out', 'The host exports the result in the formats that are asked for.', {
    severity: 'note',
    fix: { description: 'drop the exporter', edits, applied: true },
  })
  context.replace(node, 'pass')
}

/** IO02 for exporter objects that are made, filled and written without being used for anything else. Anything else is refused as a call. */
export const exporters: RuleFamily = {
  Assign(node, context) {
    const exporter = exporterOf(node, context)
    if (exporter === undefined || context.exporters.size >= maxExporters || !isOnlyUsedToExport(exporter.name, context)) return
    context.exporters.add(exporter)
    leaveOut(node, context)
  },
  ExpressionStatement(node, context) {
    if (node.value.type !== 'Call' || node.value.func.type !== 'Attribute' || node.value.func.value.type !== 'Name') return
    const { name } = node.value.func.value
    if ([...context.exporters].some((exporter) => exporter.name === name) && isUseOf(name, node, context)) leaveOut(node, context)
  },
}
