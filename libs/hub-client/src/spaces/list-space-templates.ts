import { z } from 'zod'
import { connect } from '../call/connect.ts'
import type { HubCall } from '../call/hub-call.ts'

const SpaceTemplate = z.looseObject({
  name: z.string(),
  /** The Space to give as `template`. */
  repoId: z.string(),
  sdk: z.string(),
  /** Best made private. */
  preferredPrivate: z.boolean().nullish(),
})
export type SpaceTemplate = z.output<typeof SpaceTemplate>

const Answer = z.looseObject({ templates: z.array(SpaceTemplate) })

/** The Spaces that new ones can begin as. */
export async function listSpaceTemplates(call: HubCall = {}): Promise<SpaceTemplate[]> {
  const { templates } = await connect(call).json('api/spaces/templates', { schema: Answer })
  return templates
}
