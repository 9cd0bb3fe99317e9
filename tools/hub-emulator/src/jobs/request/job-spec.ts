import * as z from 'zod'
import { findFlavor } from '../../hardware/flavors.ts'
import { Expose } from '../expose/expose-request.ts'
import { Labels } from './labels.ts'
import { Volumes, type Volume } from '../../mounts/volume-schema.ts'

/** Of the published description: one letter is not enough. */
const variableName = z.string().regex(/^[a-zA-Z][_a-zA-Z0-9]+$/, 'Invalid name of a variable: letters, digits and underscores, beginning with a letter, at least two')
const text = z.string().refine((value) => !value.includes('\0'), 'must not hold a NUL character')

/** Half an hour. */
const standardTimeoutSeconds = 1800

/** The body of a request to run a job, and the `jobSpec` of a schedule. */
export const JobRequest = z
  .object({
    dockerImage: z.string().min(1).max(512).nullish(),
    spaceId: z.string().regex(/^[^/\s]+\/[^/\s]+$/, 'must be "namespace/name"').nullish(),
    command: z.array(text).min(1).nullish(),
    arguments: z.array(text).nullish(),
    environment: z.record(variableName, text).nullish(),
    secrets: z.record(variableName, text).nullish(),
    flavor: z.string().refine((name) => findFlavor(name, 'job') !== undefined, 'Invalid flavor: see /api/jobs/hardware'),
    arch: z.enum(['amd64', 'arm64']).nullish(),
    timeoutSeconds: z.int().positive().nullish(),
    attempts: z.int().positive().nullish(),
    labels: Labels.nullish(),
    volumes: Volumes.nullish(),
    expose: Expose.nullish(),
    ssh: z.object({ enabled: z.boolean() }).nullish(),
    network: z.object({ group: z.string(), aliases: z.array(z.string()).nullish() }).nullish(),
    resourceGroupId: z.string().nullish(),
  })
  .refine(({ dockerImage, spaceId }) => (dockerImage == null) !== (spaceId == null), 'Exactly one of "dockerImage" and "spaceId" is required')
export type JobRequest = z.output<typeof JobRequest>

/** What a job runs, as it is stored: of secrets the names only. */
export interface JobSpec {
  dockerImage: string | null
  spaceId: string | null
  command: readonly string[] | null
  arguments: readonly string[]
  environment: Readonly<Record<string, string>>
  secretNames: readonly string[]
  flavor: string
  arch: 'amd64' | 'arm64'
  timeoutSeconds: number
  attempts: number
  labels: Readonly<Record<string, string>>
  volumes: readonly Volume[]
  expose: Expose
}

export function toJobSpec(request: JobRequest): JobSpec {
  return {
    dockerImage: request.dockerImage ?? null,
    spaceId: request.spaceId ?? null,
    command: request.command ?? null,
    arguments: request.arguments ?? [],
    environment: request.environment ?? {},
    secretNames: Object.keys(request.secrets ?? {}),
    flavor: request.flavor,
    arch: request.arch ?? 'amd64',
    timeoutSeconds: request.timeoutSeconds ?? standardTimeoutSeconds,
    attempts: request.attempts ?? 1,
    labels: request.labels ?? {},
    volumes: request.volumes ?? [],
    expose: request.expose ?? { ports: [], portsPublic: [] },
  }
}
