import type { Evidence } from '@naturalcad/contracts/factory'
import type { GuardFacts } from '../../run/run-facts.ts'
import type { Step } from '../../run/step.ts'
import { checkWorkspace } from '../../workspace/check-workspace.ts'
import { findStaticEvidence } from '../../workspace/static-evidence/find-static-evidence.ts'
import type { WorkspaceFinding } from '../../workspace/workspace.ts'
import { readWorkspaceFiles } from '../workspace-files.ts'

const maxNotes = 20

/** Says whether the app may be uploaded, and what its source shows of real inference. Nothing of it runs. */
export const guardWorkspace: Step<'workspace', 'guard'> = {
  name: 'guard-workspace',
  state: 'generating',
  needs: ['workspace'],
  gives: ['guard'],
  async run({ workspace }, { task, hub, files, report }) {
    const found = await readWorkspaceFiles(files)
    const entries = found.map((file) => ({ kind: 'file' as const, ...file }))
    const checked = checkWorkspace(entries, { hardware: workspace.hardware, secrets: [hub.accessToken] })
    const findings = [...workspace.findings, ...checked.findings]
    const refused = findings.filter(({ severity }) => severity === 'error')
    const shown = task.model === null ? null : findStaticEvidence(found, { modelId: task.model.id, hardware: workspace.hardware, endpoint: task.live.endpoint ?? workspace.endpoint, variables: workspace.variables })
    const guard: GuardFacts = { findings: findings.map(toEvidence), staticEvidence: shown?.evidence ?? [], provenEndpoints: shown?.provenEndpoints ?? null }
    const told = refused[0] === undefined ? `${found.length} files may be uploaded` : `the workspace is refused: ${tell(refused[0])}`
    await report('guard.judged', told, { findings: findings.length, refused: refused.length, unproven: guard.staticEvidence.filter(({ passed }) => !passed).map(({ rule }) => rule) }, refused.length === 0 ? 'info' : 'error')
    if (refused.length === 0) return { facts: { guard } }
    const error = refused.slice(0, maxNotes).map((finding) => `${tell(finding)} ${finding.hint}`).join('\n')
    return { facts: { guard }, stop: { reason: told, repair: { what: 'guard', error, hint: refused[0]?.hint ?? null } } }
  },
}

function tell({ path, line, message }: WorkspaceFinding): string {
  return `${path}${line === null ? '' : `:${line}`}: ${message}.`
}

/** What is only warned of holds nothing up, and is told all the same. */
function toEvidence({ ruleId, severity, path, line, message }: WorkspaceFinding): Evidence {
  return { rule: `guard.${ruleId.toLowerCase()}`, passed: severity !== 'error', detail: message, file: path, line }
}
