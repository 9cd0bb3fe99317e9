import { zeroGpuFlavor } from '../hardware/flavors.ts'
import type { Module } from '@naturalcad/python-ast'
import { createRedactor } from '@naturalcad/redaction'
import { checkApp } from './check-app.ts'
import { checkCard } from './check-card.ts'
import { checkPaths } from './check-paths.ts'
import { checkPython } from './check-python.ts'
import { checkRequirements, checkSystemPackages } from './check-requirements.ts'
import { checkSizes, isText, readText } from './check-sizes.ts'
import { type Report, type WorkspaceEntry, type WorkspaceFinding, workspaceLimits, type WorkspaceLimits } from './workspace.ts'

export interface CheckWorkspaceOptions {
  /** Slug of the hardware that the Space is meant for. */
  hardware: string
  /** Values that must not be in any file, such as the run's token. */
  secrets?: readonly string[]
  limits?: Partial<WorkspaceLimits>
}

export interface WorkspaceReport {
  verdict: 'accept' | 'refuse'
  /** By path and line, errors first. */
  findings: WorkspaceFinding[]
  /** What would be uploaded, by path, folders of packages and all. */
  files: { path: string; bytes: Uint8Array }[]
}

/** Says whether a workspace may be uploaded, and every reason why not. Nothing of it runs; the same entries give the same report. */
export function checkWorkspace(entries: readonly WorkspaceEntry[], { hardware, secrets = [], limits }: CheckWorkspaceOptions): WorkspaceReport {
  const findings: WorkspaceFinding[] = []
  const report: Report = ({ severity = 'error', line = null, ...finding }) => findings.push({ ...finding, severity, line })
  const isZeroGpu = hardware === zeroGpuFlavor
  const redactor = createRedactor({ secrets })
  checkPaths(entries, report)
  checkSizes(entries, { ...workspaceLimits, ...limits }, report)
  const files = entries.filter((entry) => entry.kind === 'file').toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const texts = new Map(files.flatMap(({ path, bytes }) => (isText(bytes) ? [[path, readText(bytes) ?? '']] : [])))
  for (const { path, bytes } of files) {
    const text = texts.get(path)
    // In what is no text a secret may stand too, byte by byte.
    for (const { rule, start } of redactor.find(text ?? Buffer.from(bytes).toString('latin1'))) {
      report({ ruleId: 'SECRET', path, line: text === undefined ? null : text.slice(0, start).split('\n').length, message: `holds what looks like a secret (${rule})`, hint: 'Take it out, and make a new one in its place; a Space has secrets of its own.' })
    }
    if (redactor.find(path).length > 0) report({ ruleId: 'SECRET', path: redactor.text(path), message: 'the name of a file holds what looks like a secret', hint: 'Rename it.' })
  }
  const card = texts.get('README.md')
  if (card === undefined) report({ ruleId: 'CARD_MISSING', path: 'README.md', message: 'there is no README.md', hint: 'Write one with front matter: sdk, sdk_version, app_file.' })
  const appFile = card === undefined ? 'app.py' : checkCard(card, { isZeroGpu }, report)
  for (const path of ['requirements.txt', 'pre-requirements.txt']) checkRequirements(path, texts.get(path) ?? '', { isZeroGpu }, report)
  checkSystemPackages('packages.txt', texts.get('packages.txt') ?? '', report)
  const modules: Module[] = []
  const sources: string[] = []
  for (const [path, source] of texts) {
    if (!path.endsWith('.py')) continue
    const module = checkPython(path, source, { isApp: path === appFile, isZeroGpu }, report)
    sources.push(source)
    if (module !== undefined) modules.push(module)
  }
  for (const { path } of files.filter((file) => file.path.endsWith('.py') && !texts.has(file.path))) {
    report({ ruleId: 'PYTHON_TEXT', path, message: 'the file is not UTF-8', hint: 'Save it as UTF-8.' })
  }
  if (!files.some(({ path }) => path === appFile)) report({ ruleId: 'APP_MISSING', path: appFile, message: `there is no ${appFile}`, hint: 'Write the app into it.' })
  // With a module that could not be read the rest may be in it.
  else if (modules.length === sources.length) checkApp(appFile, modules, sources, { isZeroGpu }, report)
  return {
    verdict: findings.some(({ severity }) => severity === 'error') ? 'refuse' : 'accept',
    findings: findings.toSorted(byPlace).map((finding) => ({ ...finding, path: redactor.text(finding.path), message: redactor.text(finding.message) })),
    files: files.map(({ path, bytes }) => ({ path, bytes })),
  }
}

function byPlace(a: WorkspaceFinding, b: WorkspaceFinding): number {
  if (a.severity !== b.severity) return a.severity === 'error' ? -1 : 1
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  return (a.line ?? 0) - (b.line ?? 0)
}
