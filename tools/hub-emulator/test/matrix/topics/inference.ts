import { startModelEmulator } from '@naturalcad/model-emulator'
import type { Topic } from '../framework/topic.ts'
import { inferenceCases, providerCases } from '../javascript/inference.ts'
import { inferenceOperations } from '../operations/inference.ts'

const served = ['alice/served', 'alice/served-1', 'alice/served-2'].map((id) => ({ id, providers: [{ provider: 'novita', status: 'live' }] }))

export const inference: Topic = {
  name: 'inference',
  prepare: async () => {
    const model = await startModelEmulator({
      models: ['org/small', ...served],
      rules: [
        { when: { offers: 'read' }, times: 'always', reply: { toolCalls: [{ name: 'read', arguments: { path: 'app.py' } }] } },
        { times: 'always', reply: { text: 'Hello from the model', pieceCharacters: 3 } },
      ],
    })
    return { hubOptions: { inference: { url: model.url } }, stop: () => model.stop() }
  },
  operations: inferenceOperations,
  hub: providerCases,
  inference: inferenceCases,
}
