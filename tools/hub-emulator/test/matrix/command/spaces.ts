import { createRepo } from '@huggingface/hub'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import type { MatrixHub } from '../framework/matrix-hub.ts'
import { emptySpace } from '../javascript/spaces.ts'

const missing = /not found|404/i
const none = 'alice/none'

/** A setting is stored by a plain request. */
async function spaceWith(hub: MatrixHub, kind: 'secrets' | 'variables', key: string, value: string): Promise<string> {
  const space = await emptySpace(hub, 'cli-space')
  expect((await hub.call('POST', `/api/spaces/${space}/${kind}`, { body: { key, value } })).status).toBe(200)
  return space
}

async function spaceWithVolume(hub: MatrixHub): Promise<string> {
  const [space, model] = [await emptySpace(hub, 'cli-space'), hub.name('cli-model')]
  await createRepo({ ...hub.as.alice, repo: model })
  const volumes = [{ type: 'model', source: model, mountPath: '/models' }]
  expect((await hub.call('PUT', `/api/spaces/${space}/volumes`, { body: { volumes } })).status).toBe(200)
  return space
}

export const spaceCommands: Cases = {
  'create-space-with-settings': {
    success: async (hub) => {
      const name = hub.name('cli-space')
      const options = ['--type', 'space', '--space-sdk', 'gradio', '--flavor', 'cpu-upgrade', '--sleep-time', '3600', '-s', 'HIDDEN=hush', '-e', 'PLAIN=seen']
      await hfOutput(hub, ['repos', 'create', name, ...options])
      expect(await hub.json(`/api/spaces/${name}/runtime`)).toMatchObject({ hardware: { requested: 'cpu-upgrade' }, gcTimeout: 3600 })
      expect(await hub.json(`/api/spaces/${name}/variables`)).toMatchObject({ PLAIN: { value: 'seen' } })
      expect(await hub.text(`/api/spaces/${name}/secrets`)).not.toContain('hush')
    },
    error: (hub) => expectHfError(hub, ['repos', 'create', 'bob/app', '--type', 'space', '--space-sdk', 'gradio', '--flavor', 't4-small'], /402/, { as: 'bob' }),
  },
  'create-space-from-template': {
    success: async (hub) => {
      const name = hub.name('cli-space')
      await hfOutput(hub, ['repos', 'create', name, '--type', 'space', '--space-sdk', 'static', '--template', 'SpacesExamples/page'])
      expect(await hub.text(`/spaces/${name}/resolve/main/index.html`)).toBe('<p>template</p>')
    },
    error: (hub) => expectHfError(hub, ['repos', 'create', hub.name('cli-space'), '--type', 'space', '--space-sdk', 'static', '--template', 'SpacesExamples/none'], /Unknown Space template/),
  },
  'duplicate-space': {
    success: async (hub) => {
      const [from, to] = [await spaceWith(hub, 'variables', 'PLAIN', 'seen'), hub.name('cli-copy')]
      await hfOutput(hub, ['repos', 'duplicate', from, to, '--type', 'space'])
      expect(await hub.json(`/api/spaces/${to}/variables`)).toMatchObject({ PLAIN: { value: 'seen' } })
    },
    error: (hub) => expectHfError(hub, ['repos', 'duplicate', none, hub.name('cli-copy'), '--type', 'space'], missing),
  },
  'space-runtime': {
    success: async (hub) => {
      expect(await hfOutput(hub, ['spaces', 'info', await emptySpace(hub, 'cli-space'), '--expand', 'runtime', '--json'])).toContain('NO_APP_FILE')
    },
    error: (hub) => expectHfError(hub, ['spaces', 'info', none], missing),
  },
  'space-hardware': {
    success: async (hub) => {
      const space = await emptySpace(hub, 'cli-space')
      await hfOutput(hub, ['spaces', 'settings', space, '--hardware', 't4-small'])
      expect(await hub.json(`/api/spaces/${space}/runtime`)).toMatchObject({ hardware: { requested: 't4-small' } })
    },
    error: async (hub) => expectHfError(hub, ['spaces', 'settings', await emptySpace(hub, 'cli-space'), '--hardware', 't4-small'], /403/, { as: 'reader' }),
  },
  'space-sleep-time': {
    success: async (hub) => {
      const space = await emptySpace(hub, 'cli-space')
      await hub.call('POST', `/api/spaces/${space}/hardware`, { body: { flavor: 't4-small' } })
      await hfOutput(hub, ['spaces', 'settings', space, '--sleep-time', '300'])
      expect(await hub.json(`/api/spaces/${space}/runtime`)).toMatchObject({ gcTimeout: 300 })
    },
    error: (hub) => expectHfError(hub, ['spaces', 'settings', none, '--sleep-time', '300'], missing),
  },
  'add-space-variable': {
    success: async (hub) => {
      const space = await emptySpace(hub, 'cli-space')
      await hfOutput(hub, ['spaces', 'variables', 'add', space, '-e', 'PLAIN=seen'])
      expect(await hub.json(`/api/spaces/${space}/variables`)).toMatchObject({ PLAIN: { value: 'seen' } })
    },
    error: async (hub) => expectHfError(hub, ['spaces', 'variables', 'add', await emptySpace(hub, 'cli-space'), '-e', 'PLAIN=x'], /403/, { as: 'reader' }),
  },
  'list-space-variables': {
    success: async (hub) => {
      expect(await hfOutput(hub, ['spaces', 'variables', 'ls', await spaceWith(hub, 'variables', 'PLAIN', 'seen')])).toMatch(/PLAIN[\s\S]*seen/)
    },
    error: (hub) => expectHfError(hub, ['spaces', 'variables', 'ls', none], missing),
  },
  'delete-space-variable': {
    success: async (hub) => {
      const space = await spaceWith(hub, 'variables', 'PLAIN', 'seen')
      await hfOutput(hub, ['spaces', 'variables', 'delete', space, 'PLAIN', '--yes'])
      expect(await hub.json(`/api/spaces/${space}/variables`)).toEqual({})
    },
    error: async (hub) => expectHfError(hub, ['spaces', 'variables', 'delete', await emptySpace(hub, 'cli-space'), 'NONE', '--yes'], missing),
  },
  'add-space-secret': {
    success: async (hub) => {
      const space = await emptySpace(hub, 'cli-space')
      await hfOutput(hub, ['spaces', 'secrets', 'add', space, '-s', 'HIDDEN'], { env: { HIDDEN: 'hush' } })
      expect(await hub.json(`/api/spaces/${space}/secrets`)).toMatchObject({ HIDDEN: { key: 'HIDDEN' } })
    },
    error: async (hub) => expectHfError(hub, ['spaces', 'secrets', 'add', await emptySpace(hub, 'cli-space'), '-s', 'HIDDEN=hush'], /403/, { as: 'reader' }),
  },
  'list-space-secrets': {
    success: async (hub) => {
      const output = await hfOutput(hub, ['spaces', 'secrets', 'ls', await spaceWith(hub, 'secrets', 'HIDDEN', 'hush')])
      expect(output).toContain('HIDDEN')
      expect(output).not.toContain('hush')
    },
    error: (hub) => expectHfError(hub, ['spaces', 'secrets', 'ls', none], missing),
  },
  'delete-space-secret': {
    success: async (hub) => {
      const space = await spaceWith(hub, 'secrets', 'HIDDEN', 'hush')
      await hfOutput(hub, ['spaces', 'secrets', 'delete', space, 'HIDDEN', '--yes'])
      expect(await hub.json(`/api/spaces/${space}/secrets`)).toEqual({})
    },
    error: async (hub) => expectHfError(hub, ['spaces', 'secrets', 'delete', await emptySpace(hub, 'cli-space'), 'NONE', '--yes'], missing),
  },
  'space-dev-mode': {
    success: async (hub) => {
      const space = await emptySpace(hub, 'cli-space')
      await hfOutput(hub, ['spaces', 'dev-mode', space])
      expect(await hub.json(`/api/spaces/${space}/runtime`)).toMatchObject({ devMode: true })
    },
    error: (hub) => expectHfError(hub, ['spaces', 'dev-mode', none], missing),
  },
  'set-space-volumes': {
    success: async (hub) => {
      const [space, model] = [await emptySpace(hub, 'cli-space'), hub.name('cli-model')]
      await createRepo({ ...hub.as.alice, repo: model })
      await hfOutput(hub, ['spaces', 'volumes', 'set', space, '-v', `hf://models/${model}:/models`])
      expect(await hub.json(`/api/spaces/${space}/runtime`)).toMatchObject({ volumes: [{ type: 'model', source: model, mountPath: '/models' }] })
    },
    error: async (hub) => expectHfError(hub, ['spaces', 'volumes', 'set', await emptySpace(hub, 'cli-space'), '-v', `hf://models/${none}:/models`], missing),
  },
  'delete-space-volumes': {
    success: async (hub) => {
      const space = await spaceWithVolume(hub)
      await hfOutput(hub, ['spaces', 'volumes', 'delete', space, '--yes'])
      expect(await hub.json(`/api/spaces/${space}/runtime`)).not.toHaveProperty('volumes')
    },
    error: async (hub) => expectHfError(hub, ['spaces', 'volumes', 'delete', await emptySpace(hub, 'cli-space'), '--yes'], /no volumes/),
  },
  'list-space-hardware': {
    success: async (hub) => {
      expect(await hfOutput(hub, ['spaces', 'hardware'])).toContain('zero-a10g')
    },
    error: (hub) => expectHfError(hub, ['spaces', 'hardware'], /401|token/i, { as: 'nobody' }),
  },
  'list-space-templates': {
    success: async (hub) => {
      expect(await hfOutput(hub, ['spaces', 'templates'])).toContain('SpacesExamples/page')
    },
    error: (hub) => expectHfError(hub, ['spaces', 'templates'], /401|token/i, { as: 'nobody' }),
  },
}
