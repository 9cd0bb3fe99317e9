import type { FactoryTask, LiveTestResult, OutputKind, Verdict } from '@naturalcad/contracts/factory'
import type { LiveFacts } from './run-facts.ts'
import type { RunFiles } from './run-files.ts'

export interface TestResultParts {
  live: LiveFacts
  expected: OutputKind | null
  /** @default null, as long as the run is not classified */
  verdict?: Verdict
}

/** Writes `tests/test_result.json` as far as it is known. */
export async function writeTestResult({ task, files }: { task: FactoryTask; files: RunFiles }, { live, expected, verdict }: TestResultParts): Promise<void> {
  const { health, generation, problems } = live
  const result: LiveTestResult = {
    schemaVersion: 1,
    runId: task.runId,
    health,
    api: generation,
    expected,
    passed: generation?.outcome === 'passed' && problems.length === 0,
    verdict: verdict ?? null,
    errors: problems,
  }
  await files.writeJson('tests/test_result.json', result)
}
