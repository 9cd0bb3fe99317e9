import { z } from 'zod'
import { Volume } from '../call/volume.ts'

/** Stages that were seen. The Hub may add others, so a stage is a string. */
export const spaceStages = [
  'NO_APP_FILE',
  'CONFIG_ERROR',
  'BUILDING',
  'BUILD_ERROR',
  'APP_STARTING',
  'RUNNING',
  'RUNNING_BUILDING',
  'RUNNING_APP_STARTING',
  'RUNTIME_ERROR',
  'PAUSED',
  'SLEEPING',
  'STOPPED',
  'DELETING',
] as const
export type SpaceStage = (typeof spaceStages)[number] | (string & {})

/** Stages that pass by themselves. */
export const unsettledSpaceStages: ReadonlySet<string> = new Set(['BUILDING', 'RUNNING_BUILDING', 'APP_STARTING', 'RUNNING_APP_STARTING'])
/** Stages in which the present commit does not run and will not. */
export const failedSpaceStages: ReadonlySet<string> = new Set(['NO_APP_FILE', 'CONFIG_ERROR', 'BUILD_ERROR', 'RUNTIME_ERROR'])

export const SpaceRuntime = z.looseObject({
  stage: z.string(),
  hardware: z
    .looseObject({
      /** What it runs on; null while it does not run. */
      current: z.string().nullish(),
      /** What was asked for. Running on another flavor means a refusal. */
      requested: z.string().nullish(),
    })
    .nullish(),
  /** Seconds without a request after which it sleeps; -1 or null is never. */
  gcTimeout: z.number().nullish(),
  storage: z.string().nullish(),
  devMode: z.boolean().nullish(),
  replicas: z.looseObject({ current: z.number().nullish(), requested: z.union([z.number(), z.string()]).nullish() }).nullish(),
  domains: z.array(z.looseObject({ domain: z.string(), stage: z.string().nullish(), isCustom: z.boolean().nullish() })).nullish(),
  /** The commit that runs, 40 hexadecimal digits. */
  sha: z.string().nullish(),
  /** With stages of error. */
  errorMessage: z.string().nullish(),
  volumes: z.array(Volume).nullish(),
})
/** How a Space stands. Fields that are not named here are kept. */
export type SpaceRuntime = z.output<typeof SpaceRuntime>
