import { type FunctionDef, type Module, walk } from '@naturalcad/python-ast'
import { dottedName, isMethod } from './check-python.ts'
import type { Report } from './workspace.ts'

/** What the app as a whole must do, over all of its modules. */
export function checkApp(appFile: string, modules: readonly Module[], sources: readonly string[], { isZeroGpu }: { isZeroGpu: boolean }, report: Report): void {
  const nodes = modules.flatMap((module) => [...walk(module)])
  const launches = nodes.some((node) => node.type === 'Call' && (isMethod(node.func, 'launch') || dottedName(node.func) === 'uvicorn.run'))
  if (!launches) report({ ruleId: 'NO_LAUNCH', path: appFile, message: 'nothing starts the app', hint: 'End the file with demo.launch().' })
  const saysHealth = sources.some((source) => /["']\/?health["']/.test(source))
  if (!saysHealth) report({ ruleId: 'NO_HEALTH', path: appFile, message: 'nothing answers /health', hint: 'Answer GET /health with JSON: status, modelId, mode, device, generationEndpoint, ready.' })
  const decorated = nodes.some((node) => node.type === 'FunctionDef' && isForGpu(node)) || nodes.some((node) => node.type === 'Call' && dottedName(node.func) === 'spaces.GPU')
  if (isZeroGpu && !decorated) report({ ruleId: 'NO_GPU_FUNCTION', path: appFile, message: 'no function asks for a card', hint: 'Put @spaces.GPU(duration=60) on the function that Gradio calls.' })
}

function isForGpu({ decorators }: FunctionDef): boolean {
  return decorators.some((decorator) => ['spaces.GPU', 'GPU'].includes(dottedName(decorator.type === 'Call' ? decorator.func : decorator) ?? ''))
}
