import { type Call, type Expression, type Module, parse, type SyntaxProblem, walk } from '@naturalcad/python-ast'
import { maskSuspension } from './mask-suspension.ts'
import type { Report } from './workspace.ts'

const limits = { maxBytes: 1_000_000, maxNodes: 400_000, maxDepth: 200, maxBrackets: 200, maxChain: 5000 }
/** Characters that show another program than the one that runs. */
const deceiving = new Set(['LEX02', 'LEX03', 'LEX04', 'LEX06'])
/** What our parser leaves out, though Python has it. */
const outside = new Set(['SYN01', 'SYN06', 'LEX05', 'LEX08', 'LIM01', 'LIM02'])

export interface PythonFacts {
  isApp: boolean
  isZeroGpu: boolean
}

/** Rules for Python of a Space. It runs in a container of its own: what matters is that it starts, holds to ZeroGPU and gives nothing away. */
export function checkPython(path: string, source: string, { isApp, isZeroGpu }: PythonFacts, report: Report): Module | undefined {
  const program = parse(maskSuspension(source), { limits, asciiIdentifiers: false })
  if (!program.ok) {
    for (const problem of program.problems) reportProblem(path, problem, isApp, report)
    return undefined
  }
  const at = (line: number) => ({ path, line })
  let torchLine: number | undefined
  for (const node of walk(program.module)) {
    if (node.type === 'Import' || node.type === 'ImportFrom') {
      const modules = node.type === 'Import' ? node.names.map(({ name }) => name) : node.level === 0 ? [node.module ?? ''] : []
      const roots = modules.map((name) => name.split('.')[0])
      const { line } = node.range
      if (isApp && isZeroGpu && roots.includes('spaces') && torchLine !== undefined && torchLine < line) {
        report({ ...at(line), ruleId: 'SPACES_AFTER_TORCH', message: `spaces is imported after line ${torchLine}, which starts CUDA`, hint: 'Import spaces first.' })
      }
      if (roots.some((root) => root === 'torch' || root === 'transformers' || root === 'diffusers')) torchLine = Math.min(torchLine ?? line, line)
    }
    if (node.type === 'Call') checkCall(node, path, isZeroGpu, report)
  }
  checkEnvironment(program.module, path, report)
  return program.module
}

function reportProblem(path: string, { rule, message, range: { line } }: SyntaxProblem, isApp: boolean, report: Report): void {
  if (deceiving.has(rule)) report({ path, line, ruleId: 'PYTHON_TEXT', message, hint: 'Write it in plain characters.' })
  else if (outside.has(rule) || !isApp) report({ path, line, ruleId: 'PYTHON_NOT_JUDGED', severity: 'warning', message: `not judged further: ${message}`, hint: 'A person should read this file.' })
  else report({ path, line, ruleId: 'PYTHON_SYNTAX', message, hint: 'Write it so that Python 3.10 and later read it alike.' })
}

function checkCall(call: Call, path: string, isZeroGpu: boolean, report: Report): void {
  const at = { path, line: call.range.line }
  const option = (key: string) => call.keywords.find((keyword) => keyword.name?.name === key)?.value
  const isTrue = (value: Expression | undefined) => value?.type === 'Constant' && value.value.kind === 'bool' && value.value.value
  const isFalse = (value: Expression | undefined) => value?.type === 'Constant' && value.value.kind === 'bool' && !value.value.value
  if (isMethod(call.func, 'launch') && isTrue(option('share'))) report({ ...at, ruleId: 'PUBLIC_TUNNEL', message: 'share=True opens the app to everybody', hint: 'Leave share out: the Space has an address.' })
  if (isTrue(option('trust_remote_code')) && option('revision') === undefined) {
    report({ ...at, ruleId: 'REMOTE_CODE', message: 'trust_remote_code without a revision runs whatever the repository holds by then', hint: 'Give revision the commit that was read.' })
  }
  const name = dottedName(call.func)
  if (name === undefined) return
  if (name === 'eval' || name === 'exec') report({ ...at, ruleId: 'DYNAMIC_CODE', message: `${name} runs text as Python`, hint: 'Write the code itself.' })
  if (/^(?:os\.(?:system|popen|exec\w*|spawn\w*)|subprocess\.\w+)$/.test(name)) {
    const words = [...walk(call)].flatMap((node) => (node.type === 'Constant' && node.value.kind === 'str' ? node.value.value.split(/\s+/) : []))
    if (words.some((word) => ['pip', 'pip3', 'uv', 'conda', 'apt', 'apt-get'].includes(word)) && words.includes('install')) {
      report({ ...at, ruleId: 'INSTALL_AT_RUNTIME', message: 'packages are installed while the app runs', hint: 'Put them into requirements.txt or packages.txt.' })
    } else report({ ...at, ruleId: 'STARTS_PROCESS', severity: 'warning', message: `${name} starts another program`, hint: 'A person should read which.' })
  }
  if (name === 'torch.compile' && isZeroGpu) report({ ...at, ruleId: 'TORCH_COMPILE', message: 'ZeroGPU cannot keep what torch.compile makes', hint: 'Leave torch.compile out.' })
  if (name === 'torch.load' && isFalse(option('weights_only'))) report({ ...at, ruleId: 'UNSAFE_LOAD', severity: 'warning', message: 'weights_only=False runs code of the file', hint: 'Use safetensors, or weights_only=True.' })
}

const givesWhole = new Set(['items', 'values', 'copy'])

/** `os.environ` as a whole, printed, returned or sent, gives every secret of the Space away; one name of it does not. */
function checkEnvironment(module: Module, path: string, report: Report): void {
  const parts = new Set<unknown>()
  const wholes: { line: number; node: unknown }[] = []
  for (const node of walk(module)) {
    if (node.type === 'Subscript') parts.add(node.value)
    if (node.type === 'Attribute' && !givesWhole.has(node.attribute.name)) parts.add(node.value)
    if (node.type === 'Compare') for (const one of node.comparators) parts.add(one)
    if (node.type === 'Attribute' && dottedName(node) === 'os.environ') wholes.push({ line: node.range.line, node })
  }
  for (const { line, node } of wholes) {
    if (!parts.has(node)) report({ path, line, ruleId: 'ENVIRONMENT_EXPOSED', message: 'os.environ as a whole holds every secret of the Space', hint: 'Read the one name that is needed.' })
  }
}

/** `….name(`, whatever stands before the dot: `gr.Interface(…).launch()` too. */
export function isMethod(func: Expression, name: string): boolean {
  return func.type === 'Attribute' && func.attribute.name === name
}

export function dottedName(expression: Expression): string | undefined {
  const parts: string[] = []
  let node = expression
  for (; node.type === 'Attribute'; node = node.value) parts.unshift(node.attribute.name)
  return node.type === 'Name' ? [node.name, ...parts].join('.') : undefined
}
