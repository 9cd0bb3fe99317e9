import type { RecordedRequest } from '../support/recording-proxy.ts'
import { createNormalizer, type ComparableRequest } from './normalize-request.ts'

/** One field of one request that the two clients fill differently; undefined where one has it not. */
export interface Difference {
  operation: string
  /** Method and path. */
  request: string
  /** `request` where one of them does not make it at all. */
  field: string
  python: string | undefined
  ours: string | undefined
}

type Recording = ReadonlyMap<string, readonly RecordedRequest[]>

/** All differences, operation by operation, in the order of Python's requests. */
export function compareRequests(python: Recording, ours: Recording): Difference[] {
  const [readPython, readOurs] = [createNormalizer(), createNormalizer()]
  return [...new Set([...python.keys(), ...ours.keys()])].flatMap((operation) => {
    const theirs = withoutRepetitions((python.get(operation) ?? []).map(readPython))
    const own = withoutRepetitions((ours.get(operation) ?? []).map(readOurs))
    return compareOperation(operation, theirs, own)
  })
}

/** How often somebody looks again is a matter of time. */
function withoutRepetitions(requests: ComparableRequest[]): ComparableRequest[] {
  const seen = new Set<string>()
  return requests.filter(({ line, fields }) => {
    const text = JSON.stringify([line, [...fields]])
    return seen.size < seen.add(text).size
  })
}

function compareOperation(operation: string, python: ComparableRequest[], ours: ComparableRequest[]): Difference[] {
  const differences: Difference[] = []
  const left = [...ours]
  for (const theirs of python) {
    const at = left.findIndex(({ line }) => line === theirs.line)
    if (at < 0) {
      differences.push({ operation, request: theirs.line, field: 'request', python: 'made', ours: undefined })
      continue
    }
    const [own] = left.splice(at, 1)
    for (const field of new Set([...theirs.fields.keys(), ...(own?.fields.keys() ?? [])])) {
      const [a, b] = [theirs.fields.get(field), own?.fields.get(field)]
      if (a !== b) differences.push({ operation, request: theirs.line, field, python: a, ours: b })
    }
  }
  return [...differences, ...left.map(({ line }) => ({ operation, request: line, field: 'request', python: undefined, ours: 'made' }))]
}
