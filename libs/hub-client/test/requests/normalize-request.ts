import type { RecordedRequest } from '../support/recording-proxy.ts'

/** A request as names and values that can be compared: `query stage`, `header accept`, `body secrets.0.key`. */
export interface ComparableRequest {
  /** Method and path. */
  line: string
  fields: Map<string, string>
}

/** Headers of the connection rather than of the request. */
const ofTheConnection = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'accept-encoding'])
/** Values that are new each time. */
const oneTimeFields = /^body (?:device_code|refresh_token)$/

/** Ids and commits differ from run to run: each becomes its number in the order of appearance. */
export function createNormalizer(): (request: RecordedRequest) => ComparableRequest {
  const known = { id: [] as string[], commit: [] as string[] }
  const stable = (text: string) =>
    text.replace(/(?<![0-9a-f])(?:[0-9a-f]{40}|[0-9a-f]{24})(?![0-9a-f])/g, (id) => {
      const kind = id.length === 40 ? 'commit' : 'id'
      if (!known[kind].includes(id)) known[kind].push(id)
      return `<${kind} ${known[kind].indexOf(id) + 1}>`
    })
  return ({ method, path, query, headers, body }) => {
    const fields = new Map<string, string>()
    const add = (name: string, value: string) => fields.set(name, oneTimeFields.test(name) ? '<once>' : stable(value))
    const repeated = new Map<string, string[]>()
    for (const [name, value] of query) repeated.set(name, [...(repeated.get(name) ?? []), value])
    for (const [name, values] of repeated) add(`query ${name}`, JSON.stringify(values))
    for (const [name, value] of Object.entries(headers)) if (!ofTheConnection.has(name)) add(`header ${name}`, String(value))
    for (const [name, value] of flatten(readBody(body, headers['content-type'] ?? ''))) add(`body${name === '' ? '' : ` ${name}`}`, value)
    return { line: `${method} ${stable(path)}`, fields }
  }
}

function readBody(body: string, contentType: string): unknown {
  if (body === '') return {}
  if (contentType.startsWith('application/json')) return JSON.parse(body)
  if (contentType.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(body))
  return { '': body }
}

/** Leaves with the path to them; empty objects and lists are leaves. */
function flatten(value: unknown, path = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path, JSON.stringify(value)]]
  const entries = Object.entries(value)
  if (entries.length === 0) return path === '' ? [] : [[path, JSON.stringify(value)]]
  return entries.flatMap(([name, inner]) => flatten(inner, path === '' ? name : `${path}.${name}`))
}
