import type { ModelFacts } from '@naturalcad/hub-client'

/** A small open text model of transformers, with what is given in place of its facts. */
export function createModelFacts(facts: Partial<ModelFacts> = {}): ModelFacts {
  return {
    id: 'someone/tiny-model',
    sha: '0123456789abcdef0123456789abcdef01234567',
    author: 'someone',
    lastModified: '2026-01-01T00:00:00.000Z',
    isPrivate: false,
    isDisabled: false,
    gated: false,
    task: 'text-generation',
    library: 'transformers',
    license: 'apache-2.0',
    licenseName: undefined,
    licenseUrl: undefined,
    baseModels: [],
    tags: [],
    architectures: ['GPT2LMHeadModel'],
    needsCustomCode: false,
    parameters: { total: 100_000_000, byDtype: { F32: 100_000_000 }, source: 'info' },
    dtype: 'F32',
    files: [listFile('config.json', 1000), listFile('model.safetensors', 400_000_000)],
    totalBytes: 400_001_000,
    weightBytes: 400_000_000,
    providers: [],
    config: {},
    cardData: {},
    cardText: undefined,
    missing: [],
    ...facts,
  }
}

export function listFile(path: string, bytes?: number): ModelFacts['files'][number] {
  return { path, bytes, sha256: undefined }
}
