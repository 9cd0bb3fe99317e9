import { NaturalCadError } from '@naturalcad/contracts/errors'

const hosts = new Set(['huggingface.co', 'www.huggingface.co', 'hf.co', 'www.hf.co'])
/** First parts of addresses of the Hub that name something else than a model's owner. */
const otherPages = new Set([
  'api', 'blog', 'buckets', 'chat', 'collections', 'datasets', 'docs', 'enterprise', 'jobs', 'join', 'kernels', 'learn', 'login', 'models',
  'new', 'organizations', 'papers', 'posts', 'pricing', 'settings', 'spaces', 'storage', 'tasks', 'users',
])
const name = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?$/

export interface ModelReference {
  /** `owner/name`, or one word for a model from before owners. */
  id: string
  /** The branch, tag or commit that the address names. */
  revision: string | undefined
}

/**
 * Reads what a person pastes: `owner/name`, one word, or the address of a model's page on the Hub (`/tree/…`, `/blob/…`, a query and a
 * fragment are fine). Anything else throws `INVALID_REQUEST` that says what it is instead.
 */
export function parseModelReference(input: string): ModelReference {
  const text = input.trim()
  if (text === '') throw refuse(input, 'it is empty')
  if (text.length > 500) throw refuse(`${text.slice(0, 60)}…`, 'it is longer than 500 characters')
  const address = toAddress(text)
  return address === undefined ? { id: toId(text.split('/'), input), revision: undefined } : readAddress(address, input)
}

function toAddress(text: string): URL | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return URL.parse(text) ?? undefined
  return /^(?:www\.)?(?:huggingface\.co|hf\.co)\//i.test(text) ? (URL.parse(`https://${text}`) ?? undefined) : undefined
}

function readAddress(address: URL, input: string): ModelReference {
  if (address.username !== '' || address.password !== '') throw refuse('the address', 'it carries a user name or a password')
  if (address.protocol !== 'https:' && address.protocol !== 'http:') throw refuse(input, `${address.protocol} is no address of a page`)
  if (!hosts.has(address.hostname) || address.port !== '') throw refuse(input, `${address.host} is not the Hugging Face Hub`)
  // The parsed path has its dots resolved; the text as given shows that somebody meant to climb.
  if (input.includes('..') || /%2e|%2f|%5c|\\/i.test(input)) throw refuse(input, 'its path climbs or is escaped')
  const parts = address.pathname.split('/').filter((part) => part !== '')
  if (parts[0] === 'models' && parts.length > 1) parts.shift()
  const view = parts.findIndex((part, at) => at > 0 && ['tree', 'blob', 'resolve', 'raw', 'commit', 'commits', 'discussions'].includes(part))
  const isRevision = view > 0 && ['tree', 'blob', 'resolve', 'raw', 'commit'].includes(parts[view] ?? '')
  return { id: toId(view < 0 ? parts : parts.slice(0, view), input), revision: isRevision ? parts[view + 1] : undefined }
}

function toId(parts: readonly string[], input: string): string {
  const [first = '', second] = parts
  if (otherPages.has(first.toLowerCase())) throw refuse(input, `${first} are not models`)
  if (parts.length > 2) throw refuse(input, 'it has more than an owner and a name')
  for (const part of parts) {
    if (!name.test(part) || part.includes('..') || part.includes('--')) throw refuse(input, `"${part.slice(0, 100)}" is no name on the Hub`)
  }
  if (first === '') throw refuse(input, 'no model is named')
  return second === undefined ? first : `${first}/${second}`
}

function refuse(what: string, reason: string): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `${what} names no model: ${reason}`, {
    remedy: 'give a model as owner/name, or the address of its page on huggingface.co',
  })
}
