import type { AgentResult } from './agent.ts'

/** What goal files ask for as the last line of an agent's work. */
export const claimLine = { success: 'RESULT: success', blocked: 'RESULT: blocked' } as const

/** What the agent says of its own work; the last word holds. */
export function readClaim(text: string): AgentResult['claim'] {
  const last = [...text.matchAll(/^[\s*_`>#-]*RESULT:\s*(success|blocked)\b/gim)].at(-1)?.[1]?.toLowerCase()
  return last === 'success' || last === 'blocked' ? last : null
}
