import { createRepo, datasetInfo, HubApiError, listDatasets, listModels, listSpaces, modelInfo, parseSafetensorsMetadata, spaceInfo } from '@huggingface/hub'
import { expect } from 'vitest'
import { collect, expectRefusal, type Cases } from '../framework/cases.ts'
import { seededRepository } from './seeded-repository.ts'

function safetensors(): Blob {
  const header = JSON.stringify({ a: { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] }, b: { dtype: 'BF16', shape: [5], data_offsets: [24, 34] } })
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  return new Blob([length, header, Buffer.alloc(34)])
}

export const infoCases: Cases = {
  'model-info': {
    success: async (hub) => {
      const name = await seededRepository(hub, 'info', { 'README.md': '---\nlicense: mit\npipeline_tag: text-generation\n---\n# T\n', 'config.json': '{"model_type":"llama"}' })
      const info = await modelInfo({ ...hub.as.alice, name, additionalFields: ['author', 'cardData', 'config', 'sha', 'tags', 'filePaths'] })
      expect(info).toMatchObject({ name, task: 'text-generation', author: 'alice', cardData: { license: 'mit' }, config: { model_type: 'llama' }, sha: expect.stringMatching(/^[0-9a-f]{40}$/) })
      expect(info.updatedAt).toBeInstanceOf(Date)
    },
    error: (hub) => expectRefusal(modelInfo({ ...hub.as.alice, name: 'alice/none' }), HubApiError, { statusCode: 404 }),
  },
  'dataset-info': {
    success: async (hub) => {
      const name = await seededRepository(hub, 'info', { 'README.md': '---\nlicense: mit\n---\n' }, 'dataset')
      expect(await datasetInfo({ ...hub.as.alice, name, additionalFields: ['cardData'] })).toMatchObject({ name, private: false, cardData: { license: 'mit' } })
    },
    error: (hub) => expectRefusal(datasetInfo({ ...hub.as.alice, name: 'alice/none' }), HubApiError, { statusCode: 404 }),
  },
  'space-info': {
    success: async (hub) => {
      const name = hub.name('space')
      await createRepo({ ...hub.as.alice, repo: { type: 'space', name }, sdk: 'static', visibility: 'private' })
      expect(await spaceInfo({ ...hub.as.reader, name, additionalFields: ['subdomain', 'author'] })).toMatchObject({ name, sdk: 'static', private: true, author: 'alice', subdomain: name.replace('/', '-') })
    },
    error: (hub) => expectRefusal(spaceInfo({ ...hub.as.alice, name: 'alice/none' }), HubApiError, { statusCode: 404 }),
  },
  'list-models': {
    success: async (hub) => {
      const word = hub.name('listed').split('/')[1] ?? ''
      const names = [await seededRepository(hub, `${word}-a`), await seededRepository(hub, `${word}-b`, { 'README.md': '---\npipeline_tag: text-generation\n---\n' })]
      expect((await collect(listModels({ ...hub.as.alice, search: { owner: 'alice', query: word } }))).map(({ name }) => name).sort()).toEqual(names)
      expect((await collect(listModels({ ...hub.as.alice, search: { query: word, task: 'text-generation' } }))).map(({ name }) => name)).toEqual([names[1]])
      expect((await collect(listModels({ ...hub.as.alice, search: { query: word }, limit: 1 }))).length).toBe(1)
    },
    error: (hub) => expectRefusal(collect(listModels(hub.as.nobody)), HubApiError, { statusCode: 401 }),
  },
  'list-datasets': {
    success: async (hub) => {
      const name = await seededRepository(hub, 'listed', {}, 'dataset')
      expect((await collect(listDatasets({ ...hub.as.alice, search: { owner: 'alice' } }))).map((one) => one.name)).toContain(name)
    },
    error: (hub) => expectRefusal(collect(listDatasets(hub.as.nobody)), HubApiError, { statusCode: 401 }),
  },
  'list-spaces': {
    success: async (hub) => {
      const name = hub.name('listed')
      await createRepo({ ...hub.as.alice, repo: { type: 'space', name }, sdk: 'static' })
      expect((await collect(listSpaces({ ...hub.as.bob, search: { owner: 'alice' } }))).map((one) => one.name)).toContain(name)
    },
    error: (hub) => expectRefusal(collect(listSpaces(hub.as.nobody)), HubApiError, { statusCode: 401 }),
  },
  safetensors: {
    success: async (hub) => {
      const repo = await seededRepository(hub, 'weights', { 'model.safetensors': safetensors() })
      expect(await parseSafetensorsMetadata({ ...hub.as.alice, repo, computeParametersCount: true })).toMatchObject({ sharded: false, parameterCount: { F32: 6, BF16: 5 } })
    },
    error: async (hub) => {
      const repo = await seededRepository(hub, 'weights')
      await expectRefusal(parseSafetensorsMetadata({ ...hub.as.alice, repo }), Error, { message: expect.stringContaining('safetensors') })
    },
  },
}
