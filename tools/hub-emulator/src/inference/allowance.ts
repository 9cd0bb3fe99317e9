import { HubError } from '../http/hub-error.ts'
import type { Account } from '../identity/principal.ts'
import type { Database } from '../storage/database.ts'
import type { InferenceOptions } from './inference-options.ts'

/** Counts answers by account and month. */
export interface Allowance {
  /** Counts one, before it is asked for. Returns how to take it back. Throws 402 where the month's allowance is used up. */
  spend(payer: Account): () => void
}

export function createAllowance(database: Database, monthlyAnswers: InferenceOptions['monthlyAnswers'], now: () => number): Allowance {
  const add = (id: string, month: string, count: number): void =>
    void database.run('INSERT INTO inference_use (account_id, month, answers) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET answers = answers + excluded.answers', id, month, count)
  return {
    spend: ({ id, plan }) => {
      const month = new Date(now()).toISOString().slice(0, 7)
      const used = database.get<{ answers: number }>('SELECT answers FROM inference_use WHERE account_id = ? AND month = ?', id, month)?.answers ?? 0
      if (used >= (monthlyAnswers?.[plan] ?? Infinity)) {
        throw new HubError(402, 'You have exceeded your monthly included credits for Inference Providers. Subscribe to PRO to get 20x more monthly included credits.')
      }
      add(id, month, 1)
      return () => add(id, month, -1)
    },
  }
}
