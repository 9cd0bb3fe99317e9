import type { StepContext } from '../../run/step.ts'
import type { WorkspaceFacts } from '../../run/run-facts.ts'
import { checkPython } from '../../workspace/check-python.ts'
import { checkWorkspace } from '../../workspace/check-workspace.ts'
import { isText, readText } from '../../workspace/check-sizes.ts'
import { readWorkspace } from '../../workspace/read-workspace.ts'
import { type WorkspaceEntry, type WorkspaceFinding, workspaceLimits, type WorkspaceRuleId } from '../../workspace/workspace.ts'
import { keepWorkspace } from '../workspace/keep-workspace.ts'
import { blockersFile } from '../model/write-blockers.ts'

export interface ClosedWorkspace extends Pick<WorkspaceFacts, 'files' | 'findings'> {
  /** `app.py` is there and can be parsed. */
  hasUsableApp: boolean
  /** Why not; null where it can. */
  appProblem: string | null
  /** Text of the blockers file; undefined where there is none. */
  blockersText: string | undefined
}

const maxFindings = 100
const outOfReach: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'ELOOP'])
/** What cannot be seen any more in what is kept. */
const gone: ReadonlySet<WorkspaceRuleId> = new Set(['LINK', 'SPECIAL_FILE', 'FILE_TOO_LARGE', 'TOO_MANY_FILES', 'WORKSPACE_TOO_LARGE', 'PATH_UNSAFE', 'SECRET'])

/**
 * Keeps what an agent left in its folder: plain files, packages in folders too. A text with a secret is kept without it; what holds one and is
 * no text, is no plain file, too large, or named so that no store takes it is left out. Both are told as findings.
 */
export async function closeWorkspace(folder: string, context: Pick<StepContext, 'files' | 'hub' | 'redactor'>): Promise<ClosedWorkspace> {
  const entries = await readEntries(folder)
  if (entries !== undefined) return await keepApp(entries, context)
  return { files: await keepWorkspace(context.files, []), findings: [], hasUsableApp: false, appProblem: 'its folder cannot be read any more', blockersText: undefined }
}

/** The same of files that come from elsewhere. */
export async function keepApp(entries: readonly WorkspaceEntry[], { files, hub, redactor }: Pick<StepContext, 'files' | 'hub' | 'redactor'>): Promise<ClosedWorkspace> {
  const blockers = entries.find((entry) => entry.kind === 'file' && entry.path === blockersFile)
  const app = entries.filter(({ path }) => path !== blockersFile)
  const { findings } = checkWorkspace(app, { hardware: '', secrets: [hub.accessToken] })
  const lost = findings.filter(({ ruleId }) => gone.has(ruleId))
  const unsafe = new Set(lost.filter(({ ruleId }) => ruleId === 'PATH_UNSAFE').map(({ path }) => path))
  let room: number = workspaceLimits.maxTotalBytes
  const kept = app.flatMap((entry) => {
    if (entry.kind !== 'file' || unsafe.has(redactor.text(entry.path)) || redactor.find(entry.path).length > 0 || entry.bytes.length > room) return []
    const bytes = withoutSecrets(entry.bytes, redactor)
    if (bytes === undefined) return []
    room -= entry.bytes.length
    return [{ path: entry.path, bytes }]
  })
  const problem = findAppProblem(kept)
  return {
    files: await keepWorkspace(files, kept.slice(0, workspaceLimits.maxFiles)),
    findings: lost.slice(0, maxFindings),
    hasUsableApp: problem === null,
    appProblem: problem,
    blockersText: blockers?.kind === 'file' ? redactor.text(new TextDecoder().decode(blockers.bytes)) : undefined,
  }
}

/** Undefined where the agent took the folder out of reach. */
async function readEntries(folder: string): Promise<WorkspaceEntry[] | undefined> {
  try {
    return await readWorkspace(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && outOfReach.has(error.code)) return undefined
    throw error
  }
}

/** Undefined where one stands in what is no text, out of which it cannot be taken. */
function withoutSecrets(bytes: Uint8Array, redactor: StepContext['redactor']): Uint8Array | undefined {
  const text = isText(bytes) ? readText(bytes) : undefined
  if (redactor.find(text ?? Buffer.from(bytes).toString('latin1')).length === 0) return bytes
  return text === undefined ? undefined : new TextEncoder().encode(redactor.text(text))
}

function findAppProblem(kept: readonly { path: string; bytes: Uint8Array }[]): string | null {
  const app = kept.find(({ path }) => path === 'app.py')
  if (app === undefined) return 'there is no app.py'
  const source = readText(app.bytes)
  if (source === undefined) return 'app.py is not UTF-8'
  const findings: Omit<WorkspaceFinding, 'severity'>[] = []
  checkPython('app.py', source, { isApp: true, isZeroGpu: false }, ({ line = null, ...finding }) => findings.push({ ...finding, line }))
  const found = findings.find(({ ruleId }) => ruleId === 'PYTHON_SYNTAX' || ruleId === 'PYTHON_TEXT')
  return found === undefined ? null : `app.py:${found.line ?? 1}: ${found.message}`
}
