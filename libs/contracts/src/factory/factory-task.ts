import { z } from 'zod'
import { CallInputs, HardwareLimits } from './factory-request.ts'
import { FactoryRunId } from './factory-run-id.ts'
import { OutputKind } from './live-test.ts'
import { FactoryMode, RecipeName } from './recipe.ts'

/**
 * `task.json`: a request with everything decided that can be before the Job starts. The worker reads it from the mounted run; it is written
 * once, and never holds a token.
 */
export const FactoryTask = z.object({
  schemaVersion: z.literal(1),
  runId: FactoryRunId,
  createdAt: z.iso.datetime(),
  recipe: RecipeName,
  mode: FactoryMode,
  /** Name of the account that signed in: the namespace of all that is made. */
  user: z.string(),
  /** Pinned when the run was launched. */
  model: z.object({ id: z.string(), sha: z.string() }).nullable(),
  /** `owner/name` of the Space that is made or validated. */
  spaceId: z.string().nullable(),
  agentModel: z.string(),
  hardware: HardwareLimits,
  /** By plan and places, as the Hub said when the run was launched. */
  isZeroGpuEligible: z.boolean(),
  repairRounds: z.number().int().nonnegative(),
  budgetUsd: z.number().nonnegative().nullable(),
  /** The most that the run can cost. */
  estimatedUsd: z.number().nonnegative(),
  job: z.object({ flavor: z.string(), timeoutSeconds: z.number().int().positive(), image: z.string() }),
  live: z.object({ endpoint: z.string().nullable(), inputs: CallInputs.nullable(), expected: OutputKind.nullable() }),
  /** Earlier runs of the same request, oldest first: a Space that one of them made is gone on with. */
  earlierRunIds: z.array(FactoryRunId),
  /** By name, such as `bucket`. */
  links: z.record(z.string(), z.url()),
})
export type FactoryTask = z.infer<typeof FactoryTask>
