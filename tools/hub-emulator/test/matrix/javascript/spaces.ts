import { createRepo, HubApiError, spaceInfo } from '@huggingface/hub'
import { expect } from 'vitest'
import { expectRefusal, type Cases } from '../framework/cases.ts'
import type { MatrixHub } from '../framework/matrix-hub.ts'

/** A private Gradio Space of alice with nothing in it to run. */
export async function emptySpace(hub: MatrixHub, word: string): Promise<string> {
  const name = hub.name(word)
  await createRepo({ ...hub.as.alice, repo: { type: 'space', name }, sdk: 'gradio', visibility: 'private' })
  return name
}

export const spaceCases: Cases = {
  'space-runtime': {
    success: async (hub) => {
      const name = await emptySpace(hub, 'runtime')
      expect((await spaceInfo({ ...hub.as.alice, name, additionalFields: ['runtime'] })).runtime).toMatchObject({ stage: 'NO_APP_FILE', hardware: { current: null, requested: 'cpu-basic' } })
    },
    error: async (hub) => {
      const name = await emptySpace(hub, 'runtime')
      await expectRefusal(spaceInfo({ ...hub.as.bob, name, additionalFields: ['runtime'] }), HubApiError, { statusCode: 404 })
    },
  },
}
