import { createRepo, HubApiError, spaceInfo, uploadFile } from '@huggingface/hub'
import { expect } from 'vitest'
import { expectRefusal, type Cases } from '../framework/cases.ts'
import { deploySpace, settledStage, smallApp, visit } from './gradio-space.ts'

export const runningSpaceCases: Cases = {
  'deploy-space': {
    success: async (hub) => {
      const name = hub.name('deployed')
      await deploySpace(hub, name, smallApp)
      expect(await settledStage(hub, name)).toBe('RUNNING')
      const { runtime, sha } = await spaceInfo({ ...hub.as.alice, name, additionalFields: ['runtime', 'sha'] })
      expect(runtime).toMatchObject({ stage: 'RUNNING', sha })
      expect(await visit(hub, name)).toMatch(/^[0-9a-f]{32}$/)
    },
    error: async (hub) => {
      const name = hub.name('deployed')
      await createRepo({ ...hub.as.alice, repo: { type: 'space', name }, sdk: 'gradio' })
      const file = { path: 'app.py', content: new Blob([smallApp]) }
      await expectRefusal(uploadFile({ ...hub.as.bob, repo: { type: 'space', name }, file }), HubApiError, { statusCode: 403 })
    },
  },
}
