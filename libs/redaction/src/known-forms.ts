import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Shorter values would blot out ordinary text. */
const minSecretLength = 4
/** A shorter piece of base64 is no longer telling. */
const minEncodedLength = 8

/** Every way in which the values may stand in a text, longest first. Throws `INVALID_REQUEST` for a value that is too short. */
export function listKnownForms(secrets: readonly string[]): string[] {
  const forms = new Set<string>()
  for (const secret of secrets) {
    if (secret.trim() === '') continue
    if (secret.length < minSecretLength) {
      throw new NaturalCadError('INVALID_REQUEST', `a secret to redact has ${secret.length} characters; at least ${minSecretLength} are needed`, {
        remedy: 'use a longer secret',
      })
    }
    for (const form of formsOf(secret)) forms.add(form)
  }
  return [...forms].toSorted((a, b) => b.length - a.length)
}

function formsOf(secret: string): string[] {
  // A lone surrogate has no UTF-8 form; the encoder's stand-in for it is what a URL would carry.
  const wellFormed = new TextDecoder().decode(new TextEncoder().encode(secret))
  const escaped = JSON.stringify(secret).slice(1, -1)
  const encoded = encodeURIComponent(wellFormed)
  const strict = encoded.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  const parts = [secret, secret.trim(), escaped, escaped.replaceAll('/', String.raw`\/`), JSON.stringify(escaped).slice(1, -1)]
  for (const form of [encoded, strict, strict.replaceAll('%20', '+')]) parts.push(form, lowerCaseEscapes(form), encodeURIComponent(form))
  return [...parts, ...base64Forms(wellFormed)]
}

function lowerCaseEscapes(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())
}

/** What of the secret shows in the base64 of a longer text, for each of the three places at which it may start. */
function base64Forms(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret)
  const forms: string[] = []
  for (const offset of [0, 1, 2]) {
    const shifted = new Uint8Array(offset + bytes.length)
    shifted.set(bytes, offset)
    // Characters that hold bits of the neighbours vary with them: they are left out.
    const form = toBase64(shifted).slice(Math.ceil((offset * 8) / 6), Math.floor((shifted.length * 8) / 6))
    if (form.length >= minEncodedLength) forms.push(form, form.replaceAll('+', '-').replaceAll('/', '_'))
  }
  return forms
}

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
