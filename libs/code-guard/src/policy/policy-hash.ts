import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { GuardPolicy } from './guard-policy.ts'

/** SHA-256 of a text in UTF-8, hexadecimal. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** JSON with keys in order, so that equal policies have equal hashes. */
function toOrderedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toOrderedJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  entries.sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${toOrderedJson(item)}`).join(',')}}`
}

/** What a report and a guarded script say that they were decided by. */
export function hashPolicy(policy: GuardPolicy): string {
  return hashText(toOrderedJson(policy))
}
