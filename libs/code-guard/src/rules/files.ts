import type { Call, Expression } from '@naturalcad/python-ast'
import type { RuleContext, RuleFamily } from './context.ts'
import type { RuleId } from './rule-id.ts'
import { argumentOf } from './use.ts'

const plainName = /^[A-Za-z0-9_][A-Za-z0-9_ .()+-]*\.([a-z0-9]+)$/i

/** Walrus targets would be lost with the statement. */
export function bindsNames(source: string, node: Expression): boolean {
  return source.slice(node.range.start, node.range.end).includes(':=')
}

/** What a call may call in the library. */
export function memberNames(call: Call, context: RuleContext): string[] {
  const { module } = context.policy.data.library
  return context.references
    .ofExpression(call.func, context.scope)
    .flatMap((reference) => (reference.kind === 'member' && reference.module === module ? [reference.name] : []))
}

/** A plain file name: no folder, the ending of a CAD file. */
function plainFileName(argument: Expression, context: RuleContext): string | undefined {
  const text = context.folder.text(argument, context.scope)
  const extension = text === undefined ? undefined : plainName.exec(text)?.[1]
  if (text === undefined || extension === undefined || text.includes('..')) return undefined
  return context.policy.data.sinks.exportExtensions.includes(extension.toLowerCase()) ? text : undefined
}

export function isPlainFileName(argument: Expression, context: RuleContext): boolean {
  return plainFileName(argument, context) !== undefined
}

/** The plain name of the file that an export call writes. */
function exportedFile(call: Call, name: string, context: RuleContext): string | undefined {
  const argument = argumentOf(call, 'file_path', context.policy.signatures.get(name)?.indexOf('file_path') ?? 1)
  return argument === undefined || argument === 'unknown' ? undefined : plainFileName(argument, context)
}

function checkSinks(node: Call, context: RuleContext): void {
  const { policy } = context
  const refuse = (ruleId: RuleId, name: string, what: string, hint: string): void => context.report(ruleId, node.func.range, `\`${name}\` ${what}`, hint)
  const leaveOut = `Leave it out: bind the shape to \`${policy.data.resultNames[0] ?? 'result'}\`, and the host exports it.`
  for (const name of memberNames(node, context)) {
    if (policy.read.has(name)) refuse('IO01', name, 'reads a file', 'Scripts read no files: build the shape in the script.')
    else if (policy.network.has(name)) refuse('IO04', name, 'uses the network', 'Leave it out.')
    else if (policy.write.has(name)) refuse('IO02', name, 'writes files', leaveOut)
    else if (policy.font.has(name)) refuse('IO03', name, 'looks for font files', 'Give the name of the font: Text("…", 10, font="Arial").')
    else if (policy.export.has(name)) refuse('IO02', name, 'writes a file, and cannot be left out here', `${leaveOut} A statement of its own with a plain literal file name is dropped.`)
  }
}

function checkFonts(node: Call, context: RuleContext): void {
  const hint = 'Give the name of the font: Text("…", 10, font="Arial").'
  for (const keyword of node.keywords) {
    if (keyword.name?.name === 'font_path') context.report('IO03', keyword.range, 'a font file', hint)
  }
  const isMethod = node.func.type === 'Attribute' && node.func.attribute.name === 'make_text'
  if (!isMethod && !memberNames(node, context).includes('Text')) return
  const parameters = context.policy.signatures.get('Text') ?? []
  for (const parameter of ['font_path', 'font']) {
    const argument = argumentOf(node, parameter, parameters.indexOf(parameter))
    if (argument === undefined) continue
    if (argument === 'unknown') {
      return context.report('IO03', node.range, 'the font of this text cannot be checked', 'Write the arguments out, without stars.')
    }
    if (parameter === 'font_path' && !(argument.type === 'Constant' && argument.value.kind === 'none')) {
      if (!node.keywords.some((keyword) => keyword.name?.name === 'font_path')) context.report('IO03', argument.range, 'a font file', hint)
    }
    const font = parameter === 'font' ? context.folder.text(argument, context.scope) : undefined
    if (font !== undefined && /[\\/]|\.(?:ttf|otf|ttc)$/i.test(font)) context.report('IO03', argument.range, 'a font file', hint)
  }
}

/** IO01 to IO04. Export statements with a plain file name are dropped: the host exports the result. */
export const files: RuleFamily = {
  ExpressionStatement(node, context) {
    const call = node.value
    if (call.type !== 'Call' || bindsNames(context.source, call)) return
    const names = memberNames(call, context)
    const name = names[0]
    if (name === undefined || names.length > 1 || !context.policy.export.has(name)) return
    const file = exportedFile(call, name, context)
    if (file === undefined) {
      context.report('IO02', call.range, `\`${name}\` writes to a path that is no plain file name`, `Leave it out: the host exports \`result\`. A plain name such as "part.step" is dropped.`)
      return context.replace(node, 'pass')
    }
    const edits = [{ start: node.range.start, end: node.range.end, text: 'pass' }]
    context.report('IO02', call.range, `\`${name}\` to "${file}" is left out`, 'The host exports the result in the formats that are asked for.', {
      severity: 'note',
      fix: { description: 'drop the export', edits, applied: true },
    })
    context.replace(node, 'pass')
  },
  Call(node, context) {
    checkSinks(node, context)
    checkFonts(node, context)
  },
}
