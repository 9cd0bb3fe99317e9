import { systemClock, type Clock } from '@naturalcad/contracts'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { createAccountCache, whoAmI, type Account, type HubCall } from '@naturalcad/hub-client'
import { createRedactor, type Redactor } from '@naturalcad/redaction'
import type { ObjectStore } from '@naturalcad/contracts/store'
import { createHuggingFaceStore } from '@naturalcad/bucket-store'
import { type BucketTexts, createBucketTexts } from './bucket/bucket-texts.ts'
import type { CallOptions, SpaceFactoryOptions } from './space-factory.ts'

/** What every call of one user's factory stands on. */
export interface Launcher {
  readonly options: SpaceFactoryOptions
  readonly hubUrl: string
  readonly clock: Clock
  readonly redactor: Redactor
  /** Parameters of a call to the Hub. */
  hub(options?: CallOptions): HubCall & { hubUrl: string; accessToken: string }
  /** Whose the token is; asked once in a while. */
  account(options?: CallOptions): Promise<Account>
  /** `owner/name` of the bucket of runs. */
  bucket(options?: CallOptions): Promise<string>
  /** Small files of the bucket of runs, to read them. It need not be there yet. */
  texts(options?: CallOptions): Promise<BucketTexts>
  /** The files of all runs. The bucket need not be there yet. */
  store(options?: CallOptions): Promise<ObjectStore>
  close(): Promise<void>
}

const bucketName = 'space-factory-runs'

export function createLauncher(options: SpaceFactoryOptions): Launcher {
  const { hubUrl = 'https://huggingface.co', accessToken, fetch, clock = systemClock } = options
  const base = hubUrl.replace(/\/+$/, '')
  const cache = createAccountCache({ clock })
  let opened: ObjectStore | undefined
  let texts: BucketTexts | undefined

  const hub: Launcher['hub'] = ({ signal, deadline } = {}) => ({
    hubUrl: base,
    accessToken,
    clock,
    ...(fetch === undefined ? {} : { fetch }),
    ...(signal === undefined ? {} : { signal }),
    ...(deadline === undefined ? {} : { deadline }),
  })
  const account: Launcher['account'] = (call) => whoAmI({ ...hub(call), cache })
  const bucket: Launcher['bucket'] = async (call) => {
    const { name: user } = await account(call)
    const { bucket: asked = `${user}/${bucketName}` } = options
    if (asked.toLowerCase().startsWith(`${user.toLowerCase()}/`)) return asked
    throw new NaturalCadError('FORBIDDEN', `the bucket ${asked} is in the namespace of ${asked.split('/')[0]}, and runs are kept in your own`, { remedy: `name it ${user}/…` })
  }

  return {
    options,
    hubUrl: base,
    clock,
    redactor: createRedactor({ secrets: [accessToken] }),
    hub,
    account,
    bucket,
    async texts(call) {
      texts ??= createBucketTexts(await bucket(call), { ...options, hubUrl: base })
      return texts
    },
    async store(call) {
      const name = await bucket(call)
      opened ??= createHuggingFaceStore({ bucket: name, accessToken, hubUrl: base, ...(fetch === undefined ? {} : { fetch }) })
      return opened
    },
    async close() {
      cache.clear()
      await opened?.close()
    },
  }
}
