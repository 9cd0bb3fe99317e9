import { parseInput } from '@naturalcad/contracts/errors'
import { Evidence, FactoryRun, Failure, InferenceGate, Verdict } from '@naturalcad/contracts/factory'
import { z } from 'zod'

const round = z.number().int().nonnegative()
const usd = z.number().nonnegative()

const RepairNotes = z.object({
  what: z.enum(['guard', 'space', 'build', 'runtime', 'health', 'live']),
  error: z.string(),
  hint: z.string().nullable(),
})

const Costs = z.object({
  lines: z.array(z.object({ what: z.enum(['job', 'space', 'inference']), usd, basis: z.string() })),
  totalUsd: usd,
})

/** What the events that a run is made of say in their `data`. Steps add events of their own, which change nothing in the run. */
const runEvents = {
  /** The first; with it there is a run. */
  'run.created': FactoryRun.pick({ kind: true, user: true, mode: true, model: true, target: true, costs: true, links: true }),
  'run.queued': z.object({}),
  'job.requested': z.object({ flavor: z.string(), timeoutSeconds: z.number().int().positive() }),
  /** A worker has begun, or has gone on. `job` is null where it runs in no Job. */
  'job.started': z.object({ job: FactoryRun.shape.job }),
  /** The Job was found to be over while the run was not. */
  'job.ended': z.object({ stage: z.string(), message: z.string().nullable(), endedAt: z.iso.datetime().nullable() }),
  'step.started': z.object({ step: z.string(), round }),
  'step.finished': z.object({
    step: z.string(),
    round,
    facts: z.record(z.string(), z.unknown()),
    stop: z.object({ reason: z.string(), repair: RepairNotes.nullable() }).nullable(),
    spentUsd: usd,
  }),
  /** Steps from `from` on are done again. */
  'run.repairing': z.object({ round, from: z.string(), notes: RepairNotes }),
  /** The run is not over: another worker can go on with it. */
  'run.interrupted': z.object({ failure: Failure, spentUsd: usd }),
  'space.paused': z.object({ spaceId: z.string() }),
  /** It was paused while the run was interrupted, and is started again. */
  'space.resumed': z.object({ spaceId: z.string() }),
  /** It may go on costing: a person has to look. */
  'space.left_running': z.object({ spaceId: z.string(), manualAction: z.string() }),
  'run.classified': z.object({
    gate: InferenceGate.nullable(),
    /** What the recipe itself says, where no gate decides. */
    result: Evidence.pick({ passed: true, detail: true }).nullable(),
    failure: Failure.nullable(),
    costs: Costs,
  }),
  'run.finished': z.object({ verdict: Verdict.nullable(), failure: Failure.nullable() }),
} as const satisfies Record<string, z.ZodType>

export type RunEventType = keyof typeof runEvents
export type RunEventData<Type extends RunEventType> = z.output<(typeof runEvents)[Type]>

/** The data of an event that is known to be of the type. Throws `INVALID_REQUEST` where it does not say what it has to. */
export function readEventData<Type extends RunEventType>(type: Type, data: unknown): RunEventData<Type> {
  return parseInput<z.ZodType<RunEventData<Type>>>(runEvents[type] as unknown as z.ZodType<RunEventData<Type>>, data)
}

export function isRunEventType(type: string): type is RunEventType {
  return Object.hasOwn(runEvents, type)
}
