import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve as resolvePath } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { addBuckets } from '../buckets/add-buckets.ts'
import { bucketFileQueries, bucketsSchema } from '../buckets/schema.ts'
import { createContainers, type PackageOptions } from '../containers/create-containers.ts'
import type { FaultInput } from '../faults/fault.ts'
import { addFaultRoutes } from '../faults/fault-routes.ts'
import { createFaultScript } from '../faults/fault-script.ts'
import { createHubServer } from '../http/hub-server.ts'
import { createRateLimits } from '../http/rate-limits.ts'
import type { RequestLogEntry } from '../http/request-log-entry.ts'
import { createRouter } from '../http/router.ts'
import { addIdentity } from '../identity/add-identity.ts'
import { identitySchema } from '../identity/schema.ts'
import { scopesOf } from '../identity/token-grant.ts'
import { addInference } from '../inference/add-inference.ts'
import type { InferenceOptions } from '../inference/inference-options.ts'
import { inferenceSchema } from '../inference/schema.ts'
import { addJobs } from '../jobs/add-jobs.ts'
import { jobsSchema } from '../jobs/schema.ts'
import { createMounts } from '../mounts/create-mounts.ts'
import type { MountOptions } from '../mounts/volume.ts'
import { addRepositories } from '../repositories/add-repositories.ts'
import { repositoriesSchema, repositoryFileQueries, repositoryObjectQueries } from '../repositories/schema.ts'
import type { LfsTransfer } from '../repositories/repository-services.ts'
import { addSpaces, type Spaces } from '../spaces/add-spaces.ts'
import { spacesSchema } from '../spaces/schema.ts'
import { addStatus } from '../status/add-status.ts'
import { openDatabase } from '../storage/database.ts'
import { createObjectStore } from '../storage/object-store.ts'
import { storageSchema } from '../storage/schema.ts'
import { createSettings } from '../storage/settings.ts'
import { createUrlSigner } from '../storage/url-signer.ts'
import { addXet, keepUnusedMs } from '../xet/add-xet.ts'
import { xetObjectQueries, xetSchema } from '../xet/schema.ts'
import { applySeed } from './apply-seed.ts'
import { handleRequest } from './handle-request.ts'
import { defaultSeed, Seed, type Profile, type SeedInput } from './seed.ts'

export interface HubEmulatorOptions {
  /** On the loopback interface. 0 takes a free one. @default 0 */
  port?: number
  /** Where everything is kept. Without it a temporary folder, removed by `stop`. */
  dataFolder?: string
  /** The plan of the first user of the standard seed; `team` adds an organization. @default 'free' */
  profile?: Profile
  /** In place of the standard users. Adds what the data folder does not have yet. */
  seed?: SeedInput
  /** LFS uploads above this size come in parts of this size. @default 512 MiB */
  multipartBytes?: number
  /** The OpenAI-compatible server behind the router at `/v1`. Without it inference answers 503. */
  inference?: InferenceOptions | undefined
  /** The Python that jobs and Spaces run on; of a virtual environment its interpreter and its pip. @default the operating system's */
  python?: string | undefined
  /** Where the packages of jobs and Spaces come from and are kept. */
  packages?: PackageOptions
  /** How buckets behave that jobs and Spaces mount. */
  mounts?: MountOptions
  /** Jobs above this wait for others to end. @default 4 */
  maxRunningJobs?: number
  /** Whether OAuth tokens get 401 where they change hardware or sleep time or restart a Space, as on the Hub. @default true */
  refusesHardwareToOAuth?: boolean
  /** Answers 429 to whoever has used up the requests of their plan; without it the headers only tell. @default false */
  enforceRateLimits?: boolean
  /** How large files of repositories come: by Xet from clients that offer it, or with `basic` by Git LFS alone. Buckets always use Xet. @default 'xet' */
  lfsTransfer?: LfsTransfer
  /** Stands in for the wall clock, in milliseconds. */
  now?: () => number
  onRequest?: (entry: RequestLogEntry) => void
}

export interface EmulatorUser {
  name: string
  /** The first token of the user. */
  token: string
  scopes: string[]
}

export interface HubEmulator {
  /** Without a slash at the end: what clients take as `hubUrl` or `HF_ENDPOINT`. */
  url: string
  users: EmulatorUser[]
  /** Lets something fail from now on. Throws an error that names what is wrong with the fault. */
  addFault(fault: FaultInput): void
  /** From now on the token is refused with 401. Throws `INVALID_REQUEST` for an unknown one. */
  expireToken(token: string): void
  /** Back to the seed, with the same tokens. Do not have requests under way. */
  reset(): Promise<void>
  stop(): Promise<void>
}

/** Throws `INVALID_REQUEST` for a bad seed, `CONFLICT` for a taken port or data folder, `STORAGE_CORRUPT`, `STORAGE_FULL` or `STORAGE_FAILED` for a folder that it cannot read or write. */
export async function startHubEmulator(options: HubEmulatorOptions = {}): Promise<HubEmulator> {
  const { port = 0, now = Date.now, multipartBytes = 512 * 1024 * 1024, lfsTransfer = 'xet', maxRunningJobs = 4, refusesHardwareToOAuth = true, onRequest = () => {} } = options
  const seed = parseSeed(options.seed ?? defaultSeed(options.profile ?? 'free'))
  const folder = options.dataFolder === undefined ? mkdtempSync(join(tmpdir(), 'hub-emulator-')) : resolvePath(options.dataFolder)
  const removeTemporary = (): void => {
    if (options.dataFolder === undefined) rmSync(folder, { recursive: true, force: true })
  }
  const database = openDatabase(join(folder, 'index.sqlite'), [storageSchema, identitySchema, inferenceSchema, xetSchema, repositoriesSchema, bucketsSchema, jobsSchema, spacesSchema])
  const server = createHubServer()
  /** Jobs and Spaces come in here: the pages, where anyone may sign in as anyone, are for the person at this machine. */
  const door = createHubServer()
  let url = ''
  let opened: Spaces | undefined
  try {
    const objects = createObjectStore(folder, database)
    const settings = createSettings(database)
    const signer = createUrlSigner(settings, now)
    const router = createRouter()
    const { accounts, oauth } = addIdentity(router, { database, settings, now })
    const faults = createFaultScript({ accounts, database, now, newFile: () => join(folder, 'incoming', `past-${randomUUID()}`) })
    const limits = createRateLimits({ isEnforced: options.enforceRateLimits ?? false, now })
    const xet = addXet(router, { database, objects, settings, signer, now })
    const models = addInference(router, { database, now, inference: options.inference })
    const repositories = addRepositories(router, { database, objects, xet, accounts, oauth, now, multipartBytes, lfsTransfer, models, signer })
    const buckets = addBuckets(router, { database, accounts, repositories, xet, now })
    const containers = createContainers({
      folder: join(folder, 'containers'),
      python: options.python,
      packages: options.packages,
      mounts: createMounts(buckets, repositories, options.mounts),
      port: server.port,
      door: door.port,
    })
    const jobs = addJobs(router, { repositories, buckets, containers, folder, maxRunningJobs })
    opened = addSpaces(router, { repositories, buckets, settings, folder, containers, policy: { refusesHardwareToOAuth }, hubUrl: () => url })
    const spaces = opened
    addFaultRoutes(router, faults, accounts)
    const { pages, recent } = addStatus(router, { repositories, buckets, jobs, spaces, faults })
    const logRequest = (entry: RequestLogEntry): void => {
      recent.add(entry)
      onRequest(entry)
    }

    const sweep = (): void => {
      xet.store.dropStale(now() - keepUnusedMs, [...repositoryFileQueries, ...bucketFileQueries])
      objects.sweep([...repositoryObjectQueries, ...xetObjectQueries])
    }
    const firstSeed = Seed.parse(JSON.parse(settings.getOrSet('seed', () => JSON.stringify(seed))))
    const fill = async (content: Seed): Promise<void> => {
      await applySeed(content, accounts, oauth, repositories)
      for (const fault of content.faults) faults.add(fault)
    }
    sweep()
    await fill(seed)
    await spaces.open()
    let stopped: Promise<void> | undefined
    const stopAll = async (): Promise<void> => {
      await jobs.stop()
      await spaces.close()
      await containers.stop()
      await Promise.all([server.close(), door.close()])
      database.close()
      removeTemporary()
    }
    const answer = (comesFrom: 'person' | 'container'): RequestListener => (request, response) =>
      void handleRequest(request, response, { router, accounts, faults, limits, pages, now, onRequest: logRequest, baseUrl: url, comesFrom })
    await door.listen(0, answer('container'))
    // Last: whoever reaches the port finds everything there.
    await server.listen(port, answer('person'))
    url = `http://127.0.0.1:${server.port()}`
    jobs.begin()
    spaces.resume()

    return {
      url,
      users: accounts.users().flatMap(({ id, name }) => accounts.tokens(id).slice(0, 1).map(({ value, grant }) => ({ name, token: value, scopes: scopesOf(grant) }))),
      addFault: (fault) => faults.add(fault),
      expireToken: (token) => {
        if (!accounts.expireToken(token)) throw new NaturalCadError('INVALID_REQUEST', 'There is no such token', { remedy: 'Give a token of one of the users.' })
      },
      reset: async () => {
        faults.clear()
        await jobs.clear()
        await spaces.close()
        limits.clear()
        database.clear()
        settings.set('seed', JSON.stringify(firstSeed))
        sweep()
        await fill(firstSeed)
        await spaces.open()
        jobs.begin()
        spaces.resume()
      },
      stop: () => (stopped ??= stopAll()),
    }
  } catch (error) {
    await opened?.close()
    await Promise.all([server.close(), door.close()])
    database.close()
    removeTemporary()
    throw error
  }
}

function parseSeed(input: SeedInput): Seed {
  const parsed = Seed.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new NaturalCadError('INVALID_REQUEST', `The seed is not valid at "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}`, { remedy: 'See the seed in the README of hub-emulator.' })
}
