import {
  createSpace,
  deleteSpaceSecret,
  deleteSpaceVariable,
  deleteSpaceVolumes,
  duplicateRepo,
  followSpaceLog,
  getSpaceRuntime,
  getZeroGpuQuota,
  listSpaceHardware,
  listSpaceSecrets,
  listSpaceTemplates,
  listSpaceVariables,
  pauseSpace,
  readSpaceLog,
  restartSpace,
  setSpaceDevMode,
  setSpaceHardware,
  setSpaceSecret,
  setSpaceSleepTime,
  setSpaceVariable,
  setSpaceVolumes,
  waitForSpace,
  type VolumeInput,
} from '@naturalcad/hub-client'
import { collect } from '../../support/collect.ts'
import type { Operations } from '../operation-context.ts'

const model: VolumeInput = { source: 'alice/tiny', mountPath: '/model', revision: 'next/one' }
export const volumes: VolumeInput[] = [{ source: 'buckets/alice/files', mountPath: '/files', readOnly: true, path: 'runs/1' }, model]
const secrets = [{ key: 'TOKEN', value: 'hidden', description: 'for the API' }]
const variables = [{ key: 'MODE', value: 'fast' }]
const repo = 'spaces/alice/app'

export const spaceOperations: Operations = {
  createSpace: ({ call }) =>
    createSpace({
      ...call,
      repo,
      sdk: 'gradio',
      visibility: 'private',
      hardware: 't4-small',
      sleepTimeSeconds: 600,
      secrets,
      variables,
      volumes: [model],
      region: 'eu',
    }),
  createSpace_plain: ({ call }) => createSpace({ ...call, repo: 'spaces/alice/page', sdk: 'static' }),
  duplicateRepo: ({ call }) =>
    duplicateRepo({
      ...call,
      repo,
      to: 'spaces/alice/twin',
      visibility: 'private',
      hardware: 'cpu-basic',
      sleepTimeSeconds: 300,
      secrets,
      variables,
      volumes: [model],
    }),
  duplicateRepo_of_model: ({ call }) => duplicateRepo({ ...call, repo: 'alice/tiny', to: 'alice/tiny-twin' }),
  getSpaceRuntime: ({ call }) => getSpaceRuntime({ ...call, repo }),
  setSpaceHardware: ({ call }) => setSpaceHardware({ ...call, repo, flavor: 'l4x1', sleepTimeSeconds: 900 }),
  setSpaceSleepTime: ({ call }) => setSpaceSleepTime({ ...call, repo, seconds: -1 }),
  setSpaceDevMode: async ({ call }) => {
    await setSpaceDevMode({ ...call, repo, enabled: true })
    await setSpaceDevMode({ ...call, repo, enabled: false })
  },
  setSpaceVolumes: ({ call }) => setSpaceVolumes({ ...call, repo, volumes: [model] }),
  setSpaceVolumes_of_a_bucket: ({ call }) => setSpaceVolumes({ ...call, repo, volumes }),
  deleteSpaceVolumes: ({ call }) => deleteSpaceVolumes({ ...call, repo }),
  setSpaceSecret: async ({ call }) => {
    await setSpaceSecret({ ...call, repo, key: 'KEY', value: 'value', description: 'a key' })
    await setSpaceSecret({ ...call, repo, key: 'OTHER', value: 'value' })
  },
  listSpaceSecrets: ({ call }) => listSpaceSecrets({ ...call, repo }),
  deleteSpaceSecret: ({ call }) => deleteSpaceSecret({ ...call, repo, key: 'KEY' }),
  setSpaceVariable: ({ call }) => setSpaceVariable({ ...call, repo, key: 'SIZE', value: '9', description: 'how large' }),
  listSpaceVariables: ({ call }) => listSpaceVariables({ ...call, repo }),
  deleteSpaceVariable: ({ call }) => deleteSpaceVariable({ ...call, repo, key: 'SIZE' }),
  pauseSpace: ({ call }) => pauseSpace({ ...call, repo }),
  restartSpace: ({ call }) => restartSpace({ ...call, repo }),
  restartSpace_from_scratch: ({ call }) => restartSpace({ ...call, repo, factory: true }),
  waitForSpace: ({ call }) => waitForSpace({ ...call, repo: 'spaces/alice/page', waitMs: 30_000 }),
  readSpaceLog: ({ call }) => collect(readSpaceLog({ ...call, repo, log: 'run' })),
  followSpaceLog: ({ call }) => collect(followSpaceLog({ ...call, repo, log: 'build' })),
  listSpaceHardware: ({ call }) => listSpaceHardware(call),
  listSpaceTemplates: ({ call }) => listSpaceTemplates(call),
  getZeroGpuQuota: ({ call }) => getZeroGpuQuota(call),
}
