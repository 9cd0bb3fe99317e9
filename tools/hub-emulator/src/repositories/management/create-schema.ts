import * as z from 'zod'
import { repositoryTypes, spaceSdks, visibilities } from '../repository.ts'

export const repositoryName = z.string().regex(/^(?!.*(?:--|\.\.))(?![-.])[\w.-]{1,96}(?<![-.])(?<!\.git)$/, 'must have 1 to 96 letters, digits, "-", "_" or "." and not begin or end with "-" or "."')

/** Settings of a running Space, as they come with its creation; the part that runs Spaces reads them. */
export const SpaceSettings = z.object({
  hardware: z.string().nullish(),
  secrets: z.unknown().optional(),
  variables: z.unknown().optional(),
  volumes: z.unknown().optional(),
  sleepTimeSeconds: z.unknown().optional(),
  storage: z.unknown().optional(),
  devModeEnabled: z.unknown().optional(),
})

const Create = SpaceSettings.extend({
  name: repositoryName,
  organization: z.string().nullish(),
  type: z.enum(repositoryTypes).default('model'),
  visibility: z.enum(visibilities).nullish(),
  private: z.boolean().nullish(),
  license: z.string().nullish(),
  sdk: z.enum(spaceSdks).nullish(),
  sdkVersion: z.string().nullish(),
  short_description: z.string().max(60).nullish(),
  template: z.string().nullish(),
  files: z.array(z.object({ path: z.string(), content: z.string(), encoding: z.literal('base64').default('base64') })).default([]),
})

export const CreateRequest = Create.refine(({ visibility, private: isPrivate }) => visibility == null || isPrivate == null, '"visibility" and "private" exclude each other').refine(
  ({ type, sdk }) => type !== 'space' || sdk != null,
  'A Space needs an "sdk"',
)
export type CreateRequest = z.output<typeof CreateRequest>
