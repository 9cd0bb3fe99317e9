import { startModelEmulator, type ModelEmulator, type ModelEmulatorOptions } from '@naturalcad/model-emulator'
import OpenAI from 'openai'
import { onTestFinished } from 'vitest'

export interface StartedEmulator extends ModelEmulator {
  /** The official client, which tries each request once. */
  client: OpenAI
  /** A plain request, for what the client does not do. */
  chat: (body: unknown, headers?: Record<string, string>) => Promise<Response>
}

export async function startForTest(options: ModelEmulatorOptions = {}): Promise<StartedEmulator> {
  const emulator = await startModelEmulator({ now: () => 1_700_000_000_000, ...options })
  onTestFinished(() => emulator.stop())
  return {
    ...emulator,
    client: new OpenAI({ baseURL: emulator.url, apiKey: options.apiKey ?? 'any-key', maxRetries: 0 }),
    chat: (body, headers = {}) =>
      fetch(`${emulator.url}/chat/completions`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
  }
}

export const hello = { model: 'scripted', messages: [{ role: 'user' as const, content: 'hello' }] }

export const readTool = { type: 'function' as const, function: { name: 'read', parameters: { type: 'object', properties: { path: { type: 'string' } } } } }
