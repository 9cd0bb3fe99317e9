import { NaturalCadError } from '@naturalcad/contracts/errors'
import { given } from '../call/given.ts'
import { toWireVolume, type VolumeInput } from '../call/volume.ts'

/** What a job is to run, and with what. */
export interface JobOptions {
  /** Such as `python:3.12`. Either this or `spaceId`. */
  dockerImage?: string
  /** The image of a Space, `ns/name`. */
  spaceId?: string
  command: readonly string[]
  /** Appended to the command. */
  arguments?: readonly string[]
  environment?: Readonly<Record<string, string>>
  /** Environment variables that are kept encrypted: their values never come back. */
  secrets?: Readonly<Record<string, string>>
  /** @default 'cpu-basic' */
  flavor?: string
  arch?: 'amd64' | 'arm64'
  /** @default the Hub's, 30 minutes */
  timeoutSeconds?: number
  /** How often it is started at most. @default 1 */
  attempts?: number
  /** To find it by; keys and values of letters, digits, `.`, `_` and `-`. `name` is shown on its page. */
  labels?: Readonly<Record<string, string>>
  volumes?: readonly VolumeInput[]
  /** Ports that get an address each; the public ones need no token. */
  expose?: { ports?: readonly number[]; portsPublic?: readonly number[] }
  /** Opens it to SSH. @default false */
  ssh?: boolean
  /** Jobs of one group reach each other by their aliases. */
  network?: { group: string; aliases?: readonly string[] }
  resourceGroupId?: string
}

/** The body of `POST /api/jobs/{ns}`, and `jobSpec` of a schedule. Throws `INVALID_REQUEST` for what cannot be run. */
export function toJobSpec(options: JobOptions): Record<string, unknown> {
  const { dockerImage, spaceId, command, environment = {}, secrets, flavor = 'cpu-basic', labels, volumes, expose, ssh, network } = options
  if ((dockerImage === undefined) === (spaceId === undefined))
    throw invalid('a job runs either a dockerImage or the image of a spaceId', 'give one of the two')
  if (command.length === 0) throw invalid('the command is empty', 'give at least the program to run')
  const { arch, timeoutSeconds, attempts, resourceGroupId } = options
  return {
    command,
    arguments: options.arguments ?? [],
    environment,
    flavor,
    ...given({ dockerImage, spaceId, arch, timeoutSeconds, attempts, resourceGroupId }),
    ...(isEmpty(secrets) ? {} : { secrets }),
    ...(isEmpty(labels) ? {} : { labels }),
    ...(isEmpty(volumes) ? {} : { volumes: volumes?.map(toWireVolume) }),
    ...(isEmpty(expose?.ports) && isEmpty(expose?.portsPublic) ? {} : { expose: toWireExpose(expose ?? {}) }),
    ...(ssh === true ? { ssh: { enabled: true } } : {}),
    ...(network === undefined ? {} : { network: { group: network.group, ...(isEmpty(network.aliases) ? {} : { aliases: network.aliases }) } }),
  }
}

/** Public ports are exposed ports too, and the Hub wants them in both lists. */
export function toWireExpose({ ports = [], portsPublic = [] }: NonNullable<JobOptions['expose']>): Record<string, number[]> {
  return { ports: [...new Set([...ports, ...portsPublic])], portsPublic: [...new Set(portsPublic)] }
}

function isEmpty(value: object | undefined): boolean {
  return value === undefined || Object.keys(value).length === 0
}

function invalid(message: string, remedy: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', message, { remedy })
}
