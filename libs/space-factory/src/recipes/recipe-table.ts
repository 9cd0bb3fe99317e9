import { defaultFactoryMode, type FactoryMode, type RecipeName } from '@naturalcad/contracts/factory'

/** What a recipe asks for, what it does when nothing is said, and when it passes. Known without its steps, so that screens can show it. */
export interface RecipeDetails {
  /** One line for people. */
  title: string
  /** What has to be seen for success, in one line. */
  passesWhen: string
  needs: {
    model: 'none' | 'optional' | 'required'
    /** `made`: a new private one; `existing`: one that is there. */
    space: 'none' | 'made' | 'existing'
    /** `fallback`: where no template writes the app, and to mend what failed. */
    agent: 'none' | 'fallback' | 'always'
  }
  defaults: {
    /** `owner/name`, where none is given. */
    model: string | null
    mode: FactoryMode
    /** Of the Job. */
    timeoutSeconds: number
    repairRounds: number
  }
}

const minutes = 60
const noSpace = { model: null, mode: defaultFactoryMode, timeoutSeconds: 15 * minutes, repairRounds: 0 } as const

export const recipeTable = {
  'hello-job': {
    title: 'Start a Job that writes files into the run and reads them back',
    passesWhen: 'the files read back as they were written',
    needs: { model: 'none', space: 'none', agent: 'none' },
    defaults: noSpace,
  },
  'template-space': {
    title: 'Make a private Space from a template: of a model, or a small sample app',
    passesWhen: 'the live API gives what the model gives; without a model, what the sample app computes',
    needs: { model: 'optional', space: 'made', agent: 'none' },
    defaults: { model: null, mode: defaultFactoryMode, timeoutSeconds: 60 * minutes, repairRounds: 0 },
  },
  'agent-edit': {
    title: 'Let the agent make one safe edit to a sample app, then make it a private Space',
    passesWhen: 'the live answer shows the edit',
    needs: { model: 'none', space: 'made', agent: 'always' },
    defaults: { model: null, mode: 'safe-scaffold', timeoutSeconds: 60 * minutes, repairRounds: 1 },
  },
  'agent-quickstart': {
    title: 'Let the agent make and upload a private Space itself, with the hf command',
    passesWhen: "the wrapper's own live test passes on what the Space holds",
    needs: { model: 'none', space: 'made', agent: 'always' },
    defaults: { model: null, mode: 'safe-scaffold', timeoutSeconds: 60 * minutes, repairRounds: 1 },
  },
  'text-model': {
    title: 'Make a private Space of a Transformers text model, by template',
    passesWhen: 'a live call gives what the model gives',
    needs: { model: 'required', space: 'made', agent: 'none' },
    defaults: { model: 'sshleifer/tiny-gpt2', mode: defaultFactoryMode, timeoutSeconds: 60 * minutes, repairRounds: 0 },
  },
  recommend: {
    title: 'Say how a model is best run; nothing is built',
    passesWhen: 'the recommendation is written',
    needs: { model: 'required', space: 'none', agent: 'none' },
    defaults: noSpace,
  },
  longcat: {
    title: 'Rebuild a LongCat video model: ZeroGPU first, a fixed GPU where that is allowed',
    passesWhen: 'never by itself: with health and a source that runs the model it is a candidate, and a person reviews the video',
    needs: { model: 'required', space: 'made', agent: 'always' },
    defaults: { model: 'meituan-longcat/LongCat-Video', mode: defaultFactoryMode, timeoutSeconds: 90 * minutes, repairRounds: 2 },
  },
  universal: {
    title: 'Make a private Space of any model: by template where one fits, else by the agent',
    passesWhen: 'a live call gives what the model gives; documented blockers are an honest end, not a success',
    needs: { model: 'required', space: 'made', agent: 'fallback' },
    defaults: { model: null, mode: defaultFactoryMode, timeoutSeconds: 90 * minutes, repairRounds: 2 },
  },
  'validate-space': {
    title: 'Call a Space that is there, and say how long a call should be allowed to take',
    passesWhen: 'a live call gives what is expected',
    needs: { model: 'none', space: 'existing', agent: 'none' },
    defaults: { model: null, mode: defaultFactoryMode, timeoutSeconds: 30 * minutes, repairRounds: 0 },
  },
} as const satisfies Record<RecipeName, RecipeDetails>

/** The mode of a run for which none was asked: without a model there is no inference to prove, only an app that runs. */
export function chooseMode(name: RecipeName, { hasModel }: { hasModel: boolean }): FactoryMode {
  return name === 'template-space' && !hasModel ? 'safe-scaffold' : recipeTable[name].defaults.mode
}
