import type { FactName, Recipe, RunFacts, Step, StepContext, StepOutcome } from '@naturalcad/space-factory'
import { recipe } from '@naturalcad/space-factory'
import { health, generation, sha, staticEvidence } from './facts.ts'

/** In place of what a step of the name would find. */
type Changes = { [Name in FactName]?: (context: StepContext) => StepOutcome<Name> | Promise<StepOutcome<Name>> }

const usual: { [Name in 'workspace' | 'guard' | 'space' | 'upload' | 'runtime' | 'hardware' | 'live']: RunFacts[Name] } = {
  workspace: {
    files: [{ path: 'app.py', bytes: 3, sha256: 'b'.repeat(64) }],
    findings: [],
    hardware: 'zero-a10g', variables: {}, endpoint: null, sampleInputs: null, expected: 'text', expectedText: null, durationSeconds: 60,
  },
  guard: { findings: [], staticEvidence, provenEndpoints: null },
  space: {
    spaceId: 'alice/tiny-space', url: 'https://hub.example/spaces/alice/tiny-space', settingsUrl: 'https://hub.example/spaces/alice/tiny-space/settings',
    failure: null, isCreated: true, isOwn: true, requestedHardware: 'zero-a10g', attempts: [],
  },
  upload: { isUploaded: true, failure: null, commitSha: sha, fileCount: 1, bytes: 3, isUnchanged: false },
  runtime: { stage: 'RUNNING', errorMessage: null, sha, expectedSha: sha, isStartupOver: false },
  hardware: { needsGpu: true, requested: 'zero-a10g', current: 'zero-a10g', attempts: [{ flavor: 'zero-a10g', via: 'create', httpStatus: 200, outcome: 'granted', reason: 'it runs on zero-a10g' }] },
  live: { health, generation, problems: [], suggestedEndpoint: null, claimedModel: null, latenciesMs: [900] },
}

export interface MadeUpRecipeOptions {
  changes?: Changes
  /** Before each step gives what it has found. */
  onStep?: (name: string, context: StepContext) => Promise<void> | void
}

/** The steps of a Space, none of which touches one. Rounds of repair begin with `write`. */
export function madeUpRecipe({ changes = {}, onStep }: MadeUpRecipeOptions = {}): Recipe {
  const step = <Needs extends FactName, Name extends keyof typeof usual>(name: string, state: Step<Needs, Name>['state'], needs: readonly Needs[], fact: Name): Step<Needs, Name> => ({
    name,
    state,
    needs,
    gives: [fact],
    run: async (_facts, context) => {
      await context.report(`made_up.${fact}`, `${name} in round ${context.round}`, {})
      await onStep?.(name, context)
      const change = changes[fact] as ((context: StepContext) => Promise<StepOutcome<Name>>) | undefined
      return change === undefined ? ({ facts: { [fact]: usual[fact] } } as unknown as StepOutcome<Name>) : change(context)
    },
  })
  return recipe('template-space')
    .step(step('write', 'generating', [], 'workspace'))
    .repairsFromHere()
    .step(step('guard', 'generating', ['workspace'], 'guard'))
    .step(step('create', 'creating_space', ['workspace'], 'space'))
    .step(step('upload', 'uploading', ['space', 'workspace'], 'upload'))
    .step(step('wait', 'building', ['upload'], 'runtime'))
    .step(step('hardware', 'starting', ['space'], 'hardware'))
    .step(step('call', 'health_check', ['runtime'], 'live'))
    .decidedByGate()
}

export const madeUpSteps = ['write', 'guard', 'create', 'upload', 'wait', 'hardware', 'call'] as const
export { usual as madeUpFacts }
