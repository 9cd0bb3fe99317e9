import type { Draft } from '@naturalcad/contracts/part'
import type { ScriptWriter } from './script-writer.ts'

/** Stands in for a writer where the user brings the script. Nothing is known of what it should measure. */
export function createGivenScript(script: string): ScriptWriter {
  const draft: Draft = { script, family: 'script', assumptions: [], leftover: [], writer: 'user' }
  return { name: 'user', maxAttempts: 1, write: async () => draft }
}
