import { NaturalCadError } from '@naturalcad/contracts/errors'

/** What Supabase Storage takes in names, without the sign that escapes the rest. */
const plain = /[\w/!\-.*'() &$@;:+,?]/
const maxBytes = 1024

/**
 * A key as Supabase takes it: other characters become `=` and the hexadecimal digits of their bytes, so every key comes back as it
 * was given. Throws `INVALID_KEY` where it becomes too long.
 */
export function toSupabaseName(key: string): string {
  const name = escape(key)
  if (name.length > maxBytes) throw new NaturalCadError('INVALID_KEY', `object key ${JSON.stringify(key.slice(0, 80))} becomes longer than ${maxBytes} bytes in Supabase Storage`, { remedy: 'use fewer characters outside of ASCII' })
  return name
}

export function escape(text: string): string {
  let name = ''
  for (const character of text) {
    name += plain.test(character) ? character : [...Buffer.from(character)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  }
  return name
}

export function fromSupabaseName(name: string): string {
  const parts = name.split(/((?:=[\dA-F]{2})+)/)
  return parts.map((part, index) => (index % 2 === 0 ? part : Buffer.from(part.replaceAll('=', ''), 'hex').toString())).join('')
}
