import type { LiveTestResult, OutputKind } from '@naturalcad/contracts/factory'
import type { LiveFacts } from '../../run/run-facts.ts'
import type { StepContext } from '../../run/step.ts'

/** Writes `tests/test_result.json` as far as it is known; the verdict is written when the run is classified. */
export async function writeTestResult({ task, files }: StepContext, { health, generation, problems }: LiveFacts, expected: OutputKind | null): Promise<void> {
  const result: LiveTestResult = {
    schemaVersion: 1,
    runId: task.runId,
    health,
    api: generation,
    expected,
    passed: generation?.outcome === 'passed' && problems.length === 0,
    verdict: null,
    errors: problems,
  }
  await files.writeJson('tests/test_result.json', result)
}
