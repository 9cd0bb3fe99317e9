import type { FactoryEvent, FactoryRun, InferenceGate } from '@naturalcad/contracts/factory'
import type { Costs } from '../../budget/cost-lines.ts'
import { findFlavor } from '../../hardware/flavors.ts'
import type { RunFacts } from '../run-facts.ts'
import type { RepairNotes, StepStop } from '../step.ts'
import { reduceRun } from './reduce-run.ts'
import { isRunEventType, readEventData, type RunEventData } from './run-events.ts'

/** All that the events of a run say: what its readers are told, and what a worker needs to go on with it. */
export interface RunStory {
  /** Null before the first event. */
  run: FactoryRun | null
  gate: InferenceGate | null
  /** What the recipe itself says of the run, where no gate decides. */
  result: { passed: boolean; detail: string } | null
  costs: Costs | null
  /** From 0. */
  round: number
  /** Why this round is needed; null in the first. */
  repair: RepairNotes | null
  /** ISO time of the first step of this round. */
  roundStartedAt: string | null
  /** In their order: those that stand, since no repair begins before them. */
  finished: readonly FinishedStep[]
  facts: Partial<RunFacts>
  use: RunUse
  /** Has the verdict, and what is left is to say that it is over. */
  isClassified: boolean
  /** What a person has to see to, one line each. */
  attention: readonly string[]
}

export interface FinishedStep {
  step: string
  facts: Partial<RunFacts>
  stop: StepStop | null
}

/** What the run has used that costs. */
export interface RunUse {
  /** Of each worker: ISO times of its beginning and of its last sign. */
  sessions: readonly { flavor: string | null; from: string; to: string; isOpen: boolean }[]
  /** The Space while it is on hardware that is paid by the hour. */
  paidSpaces: readonly { spaceId: string; flavor: string; from: string; to: string | null }[]
  inferenceUsd: number
  /** Of the step that is under way, request by request. */
  openInferenceUsd: number
}

export const emptyStory: RunStory = {
  run: null,
  gate: null,
  result: null,
  costs: null,
  round: 0,
  repair: null,
  roundStartedAt: null,
  finished: [],
  facts: {},
  use: { sessions: [], paidSpaces: [], inferenceUsd: 0, openInferenceUsd: 0 },
  isClassified: false,
  attention: [],
}

/** The story with one more event. Throws as `reduceRun` does. */
export function reduceStory(story: RunStory, event: FactoryEvent): RunStory {
  const run = reduceRun(story.run, event)
  return { ...story, run, use: prolong(story.use, event), ...readChanges(story, event) }
}

function readChanges(story: RunStory, { type, data, at }: FactoryEvent): Partial<RunStory> {
  const use = prolong(story.use, { type, at })
  if (!isRunEventType(type)) return { use: { ...use, openInferenceUsd: use.openInferenceUsd + readUsd(data) } }
  switch (type) {
    case 'job.started': {
      const { job } = readEventData(type, data)
      const sessions = [...use.sessions.map((session) => ({ ...session, isOpen: false })), { flavor: job?.flavor ?? null, from: at, to: at, isOpen: true }]
      // What the worker before has left to a person this one sees to itself.
      return { use: { ...use, sessions }, attention: [] }
    }
    case 'job.ended':
      return { use: endSession(use, readEventData(type, data).endedAt) }
    case 'step.started':
      // What an attempt had used when it was killed is used.
      return { use: { ...use, inferenceUsd: use.inferenceUsd + use.openInferenceUsd, openInferenceUsd: 0 }, roundStartedAt: story.roundStartedAt ?? at }
    case 'step.finished':
      return finishStep({ ...story, use }, readEventData(type, data), at)
    case 'run.repairing': {
      const { round, from, notes } = readEventData(type, data)
      const first = story.finished.findIndex(({ step }) => step === from)
      const finished = story.finished.slice(0, first === -1 ? story.finished.length : first)
      return { use, round, repair: notes, roundStartedAt: null, finished, facts: joinFacts(finished) }
    }
    case 'space.paused':
      return { use: { ...use, paidSpaces: use.paidSpaces.map((space) => (space.to === null ? { ...space, to: at } : space)) } }
    case 'space.resumed': {
      const last = use.paidSpaces.at(-1)
      return { use: last === undefined || last.to === null ? use : { ...use, paidSpaces: [...use.paidSpaces, { ...last, from: at, to: null }] } }
    }
    case 'space.left_running':
      return { use, attention: [...story.attention, readEventData(type, data).manualAction] }
    case 'run.classified': {
      const { gate, result, costs } = readEventData(type, data)
      return { use, gate, result, costs, isClassified: true }
    }
    default:
      return { use }
  }
}

function finishStep(story: RunStory, { step, facts: given, stop }: RunEventData<'step.finished'>, at: string): Partial<RunStory> {
  // Written by this package, and kept with a checksum.
  const facts = given as Partial<RunFacts>
  const finished = [...story.finished, { step, facts, stop }]
  const { inferenceUsd, openInferenceUsd } = story.use
  const used = facts.agent?.usage.usd ?? openInferenceUsd
  const use = { ...story.use, inferenceUsd: inferenceUsd + used, openInferenceUsd: 0, paidSpaces: notePaidSpace(story, facts, at) }
  return { use, finished, facts: joinFacts(finished) }
}

function joinFacts(finished: readonly FinishedStep[]): Partial<RunFacts> {
  return Object.assign({}, ...finished.map(({ facts }) => facts)) as Partial<RunFacts>
}

/** A Space that was on paid hardware before is its owner's own business. */
function notePaidSpace({ use, run, facts: before }: RunStory, given: Partial<RunFacts>, at: string): RunUse['paidSpaces'] {
  const { space, hardware } = { ...before, ...given }
  const spaceId = space?.spaceId ?? run?.target?.spaceId
  const isMade = space?.isCreated === true && space.isOwn
  // What it was made with, which is less than what the app is written for where that was refused.
  const flavor = hardware?.current ?? (isMade ? space.requestedHardware : hardware?.requested)
  const isOwnDoing = isMade || hardware?.attempts.some(({ outcome }) => outcome === 'granted') === true
  if (spaceId === undefined || flavor == null || !isOwnDoing) return use.paidSpaces
  const last = use.paidSpaces.at(-1)
  if (last?.to === null && last.flavor === flavor) return use.paidSpaces
  const ended = use.paidSpaces.map((one) => (one.to === null ? { ...one, to: at } : one))
  return isPaidFlavor(flavor) ? [...ended, { spaceId, flavor, from: at, to: null }] : ended
}

export function isPaidFlavor(name: string): boolean {
  return (findFlavor(name)?.usdPerHour ?? 0) > 0
}

function prolong(use: RunUse, { type, at }: Pick<FactoryEvent, 'type' | 'at'>): RunUse {
  const last = use.sessions.at(-1)
  if (last === undefined || !last.isOpen || type === 'job.ended' || type === 'job.started' || type === 'job.requested') return use
  return { ...use, sessions: [...use.sessions.slice(0, -1), { ...last, to: at, isOpen: type !== 'run.interrupted' }] }
}

function endSession(use: RunUse, endedAt: string | null): RunUse {
  const last = use.sessions.at(-1)
  if (last === undefined || !last.isOpen) return use
  return { ...use, sessions: [...use.sessions.slice(0, -1), { ...last, to: endedAt !== null && endedAt > last.to ? endedAt : last.to, isOpen: false }] }
}

/** What one request to a model has cost, as events of an agent say. */
function readUsd({ usd }: Record<string, unknown>): number {
  return typeof usd === 'number' && usd > 0 ? usd : 0
}
