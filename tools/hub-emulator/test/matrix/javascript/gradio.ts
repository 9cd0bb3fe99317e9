import { Client, handle_file } from '@gradio/client'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import type { Caller, MatrixHub } from '../framework/matrix-hub.ts'
import { greeter } from './gradio-space.ts'

async function connect(hub: MatrixHub, as: Caller = 'alice'): Promise<Client> {
  const { host } = (await hub.json(`/api/spaces/${greeter}/host`)) as { host: string }
  return Client.connect(host, { token: hub.as[as].accessToken as `hf_${string}`, events: ['data', 'status'] })
}

async function withClient<Result>(hub: MatrixHub, use: (client: Client) => Result | Promise<Result>): Promise<Result> {
  const client = await connect(hub)
  try {
    return await use(client)
  } finally {
    client.close()
  }
}

export const gradioCases: Cases = {
  'connect-to-gradio-app': {
    success: async (hub) => {
      await withClient(hub, async ({ config }) => expect(config).toMatchObject({ space_id: greeter, version: '6.31.0' }))
    },
    error: async (hub) => {
      await expect(connect(hub, 'bob')).rejects.toThrow(/Could not resolve app config|404/)
    },
  },
  'call-gradio-app': {
    success: async (hub) => {
      expect((await withClient(hub, (client) => client.predict('/greet', { name: 'Ann' }))).data).toEqual([`Hello Ann from ${greeter}`])
    },
    error: async (hub) => {
      await expect(withClient(hub, (client) => client.predict('/greet', { name: 'nobody' }))).rejects.toMatchObject({ type: 'status', stage: 'error', message: 'Nobody is not greeted' })
    },
  },
  'follow-gradio-app': {
    success: async (hub) => {
      const steps = await withClient(hub, async (client) => {
        const data: unknown[] = []
        for await (const event of client.submit('/count', [3])) if (event.type === 'data') data.push(...(event.data as unknown[]))
        return data
      })
      expect(new Set(steps)).toEqual(new Set([0, 1, 2]))
    },
    error: async (hub) => {
      await expect(withClient(hub, async (client) => client.submit('/none', [3]))).rejects.toThrow(/endpoint/)
    },
  },
  'send-file-to-gradio-app': {
    success: async (hub) => {
      expect((await withClient(hub, (client) => client.predict('/size', [handle_file(new Blob(['12345']))]))).data).toEqual([5])
    },
    error: async (hub) => {
      await expect(withClient(hub, (client) => client.predict('/size', [handle_file(new Blob([]))]))).rejects.toMatchObject({ stage: 'error', message: 'Nothing in it' })
    },
  },
  'describe-gradio-app': {
    success: async (hub) => {
      const { named_endpoints: endpoints } = await withClient(hub, (client) => client.view_api())
      expect(Object.keys(endpoints)).toEqual(expect.arrayContaining(['/greet', '/size', '/count']))
      expect(endpoints['/greet']?.parameters).toMatchObject([{ parameter_name: 'name' }])
    },
    error: async (hub) => {
      await expect(connect(hub, 'nobody')).rejects.toThrow(/Could not resolve app config|401|404/)
    },
  },
}
