import type { OutputKind } from '@naturalcad/contracts/factory'
import type { WorkspaceFacts } from '../../run/run-facts.ts'
import type { RunFiles } from '../../run/run-files.ts'
import type { GeneratedSpace } from '../../templates/template-options.ts'
import { keepWorkspace } from '../workspace/keep-workspace.ts'

/** What a generator wrote, as the workspace of the run. */
export async function keepTemplate(
  files: RunFiles,
  space: GeneratedSpace,
  { hardware, expected, durationSeconds }: { hardware: string; expected: OutputKind | null; durationSeconds: number },
): Promise<WorkspaceFacts> {
  return {
    files: await keepWorkspace(files, space.files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }))),
    findings: [],
    hardware,
    variables: space.variables,
    endpoint: space.endpoint,
    sampleInputs: space.sampleInputs,
    expected,
    expectedText: null,
    durationSeconds,
  }
}
