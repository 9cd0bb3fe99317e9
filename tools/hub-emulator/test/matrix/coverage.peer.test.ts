import { describePeer } from '@naturalcad/peers'
import { expect, test } from 'vitest'
import { outcomes, type Outcome } from './framework/cases.ts'
import { clientsOf, type ClientFamily, type Operation } from './framework/operation.ts'
import { listPythonCases } from './framework/python-driver.ts'
import { requiredRows, rowFamilies } from './framework/required-rows.ts'
import type { Topic } from './framework/topic.ts'
import { topics } from './topics/topics.ts'

const operations: Operation[] = topics.flatMap((topic) => topic.operations)

test('every operation is declared once', () => {
  const ids = operations.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
})

test('every row of the reference has its operations', () => {
  const missing = requiredRows.flatMap(({ name, by }) =>
    (Object.keys(by) as (keyof typeof by)[]).flatMap((client) => {
      const found = operations.filter(({ rows }) => rows.includes(name)).flatMap((operation) => rowFamilies[client].flatMap((family) => operation.by[family] ?? []))
      if (found.length === 0) return [`${name}: ${client}`]
      return (by[client] ?? []).filter((wanted) => !found.includes(wanted)).map((wanted) => `${name}: ${client} ${wanted}`)
    }),
  )
  expect(missing).toEqual([])
})

test('operations name only rows that are required', () => {
  const known = requiredRows.map(({ name }) => name)
  expect(operations.flatMap(({ rows }) => rows).filter((row) => !known.includes(row))).toEqual([])
})

describePeer('huggingface_hub', 'the matrix', (python) => {
  describePeer('huggingface_hub 1', 'of both lines', (python1) => {
    test('every client of every operation has a case of success and one of error', async () => {
      const found = await Promise.all(topics.map((topic) => casesOf(topic, python, python1)))
      expect(found.flatMap(({ lacking }) => lacking)).toEqual([])
      expect(found.flatMap(({ undeclared }) => undeclared)).toEqual([])
      const pairs = new Map<string, number>()
      for (const client of operations.flatMap(clientsOf)) pairs.set(client, (pairs.get(client) ?? 0) + 1)
      const total = [...pairs.values()].reduce((sum, count) => sum + count, 0)
      process.stdout.write(`${total} pairs of client and operation: ${[...pairs].map(([client, count]) => `${client} ${count}`).join(', ')}\n`)
    })
  })
})

async function casesOf(topic: Topic, python: string, python1: string): Promise<{ lacking: string[]; undeclared: string[] }> {
  const hasPython = topic.operations.some(({ by }) => 'python' in by || 'python2' in by || 'python1' in by)
  const listOf = async (program: string): Promise<Record<string, Outcome[]>> => (hasPython ? listPythonCases(program, topic.name) : {})
  const [line2, line1] = await Promise.all([listOf(python), listOf(python1)])
  const listed = (cases: object = {}): Record<string, Outcome[]> => Object.fromEntries(Object.keys(cases).map((id) => [id, [...outcomes]]))
  const cases: Record<ClientFamily, readonly Record<string, Outcome[]>[]> = {
    hub: [listed(topic.hub)], inference: [listed(topic.inference)], gradio: [listed(topic.gradio)], hf: [listed(topic.hf)], hf2: [listed(topic.hf)],
    python: [line2, line1], python2: [line2], python1: [line1], gradioClient: [line2],
  }
  const lacking = topic.operations.flatMap((operation: Operation) =>
    (Object.keys(operation.by) as ClientFamily[]).flatMap((family) =>
      cases[family].flatMap((list) => outcomes.filter((outcome) => list[operation.id]?.includes(outcome) !== true).map((outcome) => `${operation.id} of ${family}: ${outcome}`)),
    ),
  )
  const declared = topic.operations.map(({ id }) => id)
  const undeclared = Object.values(cases).flat().flatMap((list) => Object.keys(list)).filter((id) => !declared.includes(id))
  return { lacking, undeclared }
}
