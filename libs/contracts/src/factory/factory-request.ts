import { z } from 'zod'
import { OutputKind } from './live-test.ts'
import { FactoryMode, RecipeName } from './recipe.ts'

const name = z.string().trim().min(1).max(300)
const usd = z.number().nonnegative().max(10_000)

/** What a call of the Space's endpoint is given, by position or by name. */
export const CallInputs = z.union([z.array(z.unknown()).max(100), z.record(z.string().max(200), z.unknown())])
export type CallInputs = z.infer<typeof CallInputs>

/** What a run may use of paid hardware. ZeroGPU and the free CPU need no leave. */
export const HardwareLimits = z.strictObject({
  /** Slug that is asked for; null leaves the choice to the recommendation. */
  flavor: name.nullable().default(null),
  /** A GPU that is paid by the hour. */
  allowFixedGpu: z.boolean().default(false),
  /** Take a Space without its GPU where none is granted; it then waits for a person to assign one. */
  acceptCpuShell: z.boolean().default(true),
  maxUsdPerHour: usd.nullable().default(null),
  /** Of a fixed GPU: seconds without a request until it sleeps. */
  sleepTimeSeconds: z.number().int().min(60).max(86_400).default(300),
})
export type HardwareLimits = z.infer<typeof HardwareLimits>

/** What somebody asks the factory for. What is left out is filled in by the recipe. */
export const FactoryRequest = z.strictObject({
  recipe: RecipeName,
  /** `owner/name` of a model, or the address of its card. */
  model: name.optional(),
  /** `name` or `owner/name` of the Space that is made, or that is there and is validated. */
  space: name.optional(),
  mode: FactoryMode.optional(),
  /** The model that the agent works with, as the inference router names it. */
  agentModel: name.optional(),
  hardware: HardwareLimits.partial().optional(),
  /** US dollars for the whole run: Job, Space and inference. */
  budgetUsd: usd.optional(),
  /** How often the agent may mend what did not build, start or answer. */
  repairRounds: z.number().int().min(0).max(5).optional(),
  /** Time limit of the Job. */
  timeoutSeconds: z.number().int().min(60, 'is less than a minute').max(28_800, 'is more than eight hours').optional(),
  /** Of the live call: the endpoint, its inputs, and what it is to give. */
  endpoint: name.optional(),
  inputs: CallInputs.optional(),
  expect: OutputKind.optional(),
})
export type FactoryRequest = z.infer<typeof FactoryRequest>
