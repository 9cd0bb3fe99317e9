import { z } from 'zod'
import { Volume } from '../call/volume.ts'

/** Stages that were seen. The Hub may add others, so a stage is a string. */
export const jobStages = ['SCHEDULING', 'RUNNING', 'UPDATING', 'COMPLETED', 'ERROR', 'CANCELED', 'DELETED'] as const
export type JobStage = (typeof jobStages)[number] | (string & {})

/** A job in one of these stays there. */
export const finalJobStages: ReadonlySet<string> = new Set(['COMPLETED', 'ERROR', 'CANCELED', 'DELETED'])

const strings = z.record(z.string(), z.string())
const seconds = z.number().nullish()

/** What a job runs, as the Hub tells of it. */
const JobSpec = z.looseObject({
  dockerImage: z.string().nullish(),
  spaceId: z.string().nullish(),
  command: z.array(z.string()).nullish(),
  arguments: z.array(z.string()).nullish(),
  environment: strings.nullish(),
  /** Names only. */
  secrets: z.array(z.string()).nullish(),
  flavor: z.string().nullish(),
  labels: strings.nullish(),
  volumes: z.array(Volume).nullish(),
  /** Seconds. */
  timeout: seconds,
})

export const Job = JobSpec.extend({
  /** 24 hexadecimal digits. */
  id: z.string(),
  owner: z.looseObject({ id: z.string().nullish(), name: z.string(), type: z.string().nullish() }),
  createdAt: z.string().nullish(),
  startedAt: z.string().nullish(),
  finishedAt: z.string().nullish(),
  status: z.looseObject({
    stage: z.string(),
    /** For people; its wording is not fixed. */
    message: z.string().nullish(),
    cancelReason: z.string().nullish(),
    failureCount: z.number().nullish(),
    exposeUrls: z.array(z.string()).nullish(),
    sshUrl: z.string().nullish(),
  }),
  initiator: z.looseObject({ type: z.string() }).nullish(),
  durations: z.looseObject({ schedulingSecs: seconds, runningSecs: seconds, totalSecs: seconds }).nullish(),
})
/** A job as it stands. `COMPLETED` means exit code 0. Fields that are not named here are kept. */
export type Job = z.output<typeof Job>

export const ScheduledJob = z.looseObject({
  id: z.string(),
  createdAt: z.string().nullish(),
  /** A cron line, or `@hourly` and the like. */
  schedule: z.string(),
  suspend: z.boolean().nullish(),
  concurrency: z.boolean().nullish(),
  status: z
    .looseObject({ lastJob: z.looseObject({ id: z.string(), at: z.string().nullish() }).nullish(), nextJobRunAt: z.string().nullish() })
    .nullish(),
  jobSpec: JobSpec,
})
export type ScheduledJob = z.output<typeof ScheduledJob>
