import { z } from 'zod'
import { Failure } from './failure.ts'
import { FactoryRunId } from './factory-run-id.ts'
import { FactoryState } from './factory-state.ts'
import { FactoryMode, RecipeName } from './recipe.ts'
import { Verdict } from './verdict.ts'

/** What a run costs, in US dollars. */
export const FactoryCosts = z.object({
  /** Before it started. */
  estimatedUsd: z.number().nonnegative(),
  spentUsd: z.number().nonnegative(),
  /** Passing it stops the run; null is no bound. */
  budgetUsd: z.number().nonnegative().nullable(),
})
export type FactoryCosts = z.infer<typeof FactoryCosts>

/** `state.json`: a run as it stands. Never holds a token. */
export const FactoryRun = z.object({
  schemaVersion: z.literal(1),
  runId: FactoryRunId,
  kind: RecipeName,
  status: FactoryState,
  previousStatus: FactoryState.nullable(),
  /** That of the last event; grows by exactly one. */
  seq: z.number().int().nonnegative(),
  startedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  user: z.string(),
  job: z
    .object({
      id: z.string(),
      url: z.url(),
      flavor: z.string(),
      timeoutSeconds: z.number().int().positive(),
      /** The Hub's word, which may be one that is not known here. */
      stage: z.string(),
    })
    .nullable(),
  target: z.object({ spaceId: z.string(), url: z.url(), settingsUrl: z.url() }).nullable(),
  model: z.object({ id: z.string(), sha: z.string().nullable() }).nullable(),
  mode: FactoryMode,
  /** Null until there is one, and in recipes that make no Space. */
  resultStatus: Verdict.nullable(),
  failure: Failure.nullable(),
  costs: FactoryCosts.nullable(),
  /** By name, such as `job`, `bucket`, `space`, `settings`. */
  links: z.record(z.string(), z.url()),
})
export type FactoryRun = z.infer<typeof FactoryRun>

/** One line of `events.jsonl`. */
export const FactoryEvent = z.object({
  schemaVersion: z.literal(1),
  runId: FactoryRunId,
  /** From 1, without gaps. */
  seq: z.number().int().positive(),
  at: z.iso.datetime(),
  level: z.enum(['debug', 'info', 'warning', 'error']),
  /** Dotted, such as `space.created`. */
  type: z.string().regex(/^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+$/),
  message: z.string(),
  data: z.record(z.string(), z.unknown()),
  /** The state that the event leads to, where it changes it. */
  statusAfter: FactoryState.optional(),
})
export type FactoryEvent = z.infer<typeof FactoryEvent>
