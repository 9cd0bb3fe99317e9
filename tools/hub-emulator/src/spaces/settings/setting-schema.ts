import * as z from 'zod'
import { findFlavor } from '../../hardware/flavors.ts'
import { Volumes } from '../../mounts/volume-schema.ts'

/** Names of secrets and variables, as environments have them. */
const settingKey = z.string().max(256).regex(/^[a-zA-Z][_a-zA-Z0-9]*$/, 'must begin with a letter and have letters, digits and "_" only')
const settingValue = z.string().max(64 * 1024).refine((value) => !value.includes('\0'), 'must not have a NUL')

export const NewSetting = z.object({ key: settingKey, value: settingValue, description: z.string().max(1000).nullish() })
export const SettingName = z.object({ key: z.string() })

/** Seconds, or -1 for never. */
const sleepSeconds = z.int().min(-1).max(31_536_000).refine((seconds) => seconds !== 0, 'must be positive, or -1 for never')

export const HardwareRequest = z.object({ flavor: z.string(), sleepTimeSeconds: sleepSeconds.nullish() })
export const SleepRequest = z.object({ seconds: sleepSeconds })
export const DevModeRequest = z.object({ enabled: z.boolean() })
export const VolumesRequest = z.object({ volumes: Volumes })

const settings = z.array(NewSetting).refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'A name is there twice').nullish()

/** What a request to create or to duplicate a Space may ask for. */
export const Wishes = z.object({
  hardware: z.string().refine((name) => findFlavor(name, 'space') !== undefined, 'is not a hardware flavor of Spaces').nullish(),
  secrets: settings,
  variables: settings,
  volumes: Volumes.nullish(),
  sleepTimeSeconds: sleepSeconds.nullish(),
  storage: z.enum(['small', 'medium', 'large']).nullish(),
  devModeEnabled: z.boolean().nullish(),
})
