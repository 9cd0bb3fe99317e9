import { parseDocument } from 'yaml'
import { zeroGpuPythons } from '../hardware/zero-gpu-versions.ts'
import type { Report } from './workspace.ts'

const colors = ['red', 'yellow', 'green', 'blue', 'indigo', 'purple', 'pink', 'gray']
const fence = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/

/** Reads the front matter of `README.md` and reports what the Hub would refuse, ignore or do by mistake. Returns the app's file. */
export function checkCard(text: string, { isZeroGpu }: { isZeroGpu: boolean }, report: Report): string {
  const path = 'README.md'
  const [, yaml] = fence.exec(text.slice(0, 20_000)) ?? []
  const unreadable = (message: string) => report({ ruleId: 'CARD_UNREADABLE', path, line: 1, message, hint: 'Begin the file with YAML between two lines of ---.' })
  if (yaml === undefined) {
    unreadable('no front matter')
    return 'app.py'
  }
  const document = parseDocument(yaml)
  const [problem] = document.errors
  if (problem !== undefined) {
    unreadable(`the front matter is no YAML: ${problem.code}`)
    return 'app.py'
  }
  const matter: unknown = yaml.includes('&') || yaml.includes('*') ? safely(() => document.toJS({ maxAliasCount: 20 })) : document.toJS()
  if (typeof matter !== 'object' || matter === null || Array.isArray(matter)) {
    unreadable('the front matter is no table of names and values')
    return 'app.py'
  }
  const card = matter as Record<string, unknown>
  const lineOf = (key: string) => {
    const at = yaml.split(/\r?\n/).findIndex((line) => line.startsWith(`${key}:`))
    return at < 0 ? 1 : at + 2
  }
  const fault = (key: string, message: string, hint: string, severity: 'error' | 'warning' = 'error') =>
    report({ ruleId: 'CARD_FIELD', severity, path, line: lineOf(key), message: `${key} ${message}`, hint })
  const { sdk, sdk_version: version, python_version: python, app_file: appFile, short_description: description } = card
  if (sdk !== 'gradio') fault('sdk', 'is not gradio', 'Write sdk: gradio.')
  if (version === undefined) fault('sdk_version', 'is missing', 'Write the version of Gradio that was tried.')
  // YAML reads 5.10 as the number 5.1.
  else if (typeof version !== 'string') fault('sdk_version', 'is no text', 'Put the version in quotes.')
  else if (!/^\d+\.\d+(?:\.\d+)?$/.test(version) || Number.parseInt(version, 10) < 4) fault('sdk_version', 'is no version from 4 on', 'Write a version such as 6.31.0.')
  for (const key of ['colorFrom', 'colorTo']) if (card[key] !== undefined && !colors.some((color) => color === card[key])) fault(key, 'is none of the colours', `Choose one of ${colors.join(', ')}.`)
  if (description !== undefined && (typeof description !== 'string' || description.length > 60)) fault('short_description', 'is longer than 60 characters', 'Shorten it.')
  if (python !== undefined && typeof python !== 'string') fault('python_version', 'is no text', 'Put the version in quotes.')
  else if (python !== undefined && isZeroGpu && !zeroGpuPythons.some((one) => `${one}.`.startsWith(`${python}.`))) {
    fault('python_version', 'is none that ZeroGPU has', `Choose one of ${zeroGpuPythons.join(', ')}.`)
  }
  if (card['hardware'] !== undefined) fault('hardware', 'is ignored by the Hub', 'Leave it out: hardware is asked for when the Space is made.', 'warning')
  if (card['hf_oauth'] === true) fault('hf_oauth', 'asks visitors for their accounts', 'Leave it out: the app needs nobody to sign in.')
  if (appFile === undefined) return 'app.py'
  if (typeof appFile === 'string' && appFile.endsWith('.py')) return appFile
  fault('app_file', 'is no Python file', 'Write app_file: app.py.')
  return 'app.py'
}

function safely(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    return undefined
  }
}
