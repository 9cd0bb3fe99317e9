import { expect } from 'vitest'
import type { MatrixHub } from './matrix-hub.ts'

type Case = (hub: MatrixHub) => Promise<void>

/** By the id of the operation: that it has its effect, and that it is refused as this client tells it. */
export type Cases = Record<string, { success: Case; error: Case }>

export const outcomes = ['success', 'error'] as const
export type Outcome = (typeof outcomes)[number]

/** The error is of this very class and has these members. */
export async function expectRefusal(call: Promise<unknown>, type: abstract new (...args: never[]) => Error, members: Record<string, unknown>): Promise<void> {
  const caught = await call.then(
    (value) => expect.fail(`was not refused: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  )
  expect(caught).toBeInstanceOf(type)
  expect(caught).toMatchObject(members)
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}
