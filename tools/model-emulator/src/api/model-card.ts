import * as z from 'zod'

const Provider = z.looseObject({ provider: z.string(), status: z.string().default('live') })

/** A model that the server has; a name alone will do. Further members are told as they are. */
export const ModelCard = z.union([
  z.string().min(1).transform((id) => ({ id, owned_by: ownerOf(id) })),
  z.looseObject({
    id: z.string().min(1),
    owned_by: z.string().optional(),
    /** As the router of the Hub lists them. */
    providers: z.array(Provider).optional(),
  }).transform((card) => ({ ...card, owned_by: card.owned_by ?? ownerOf(card.id) })),
])
export type ModelCard = z.output<typeof ModelCard>
export type ModelCardInput = z.input<typeof ModelCard>

function ownerOf(id: string): string {
  return id.includes('/') ? id.slice(0, id.indexOf('/')) : 'model-emulator'
}
