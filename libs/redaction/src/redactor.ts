import { findSecrets, type Finding } from './find-secrets.ts'
import { listKnownForms } from './known-forms.ts'
import { redactJson } from './redact-json.ts'
import { createStreamCutter } from './stream-cutter.ts'
import { secretRules } from './rules/secret-rules.ts'
import type { SecretRule } from './rules/secret-rule.ts'
import { createSelectRules } from './rules/select-rules.ts'

export type { Finding } from './find-secrets.ts'

export interface CreateRedactorOptions {
  /** Values that must never appear: also found URL-encoded, in base64 and JSON-escaped. Blank ones are passed over. */
  secrets?: readonly string[]
  /** What is a secret by its shape. @default secretRules */
  rules?: readonly SecretRule[]
}

export interface Redactor {
  /** The text with `[redacted]` in place of each secret. Redacting twice changes nothing more. */
  text(text: string): string
  /** A copy in which strings, keys, and strings under a telling key (`token`, `authorization`, …) are redacted. Takes what JSON takes. */
  json(value: unknown): unknown
  /** Where secrets are, for counting; never carries their values. */
  find(text: string): Finding[]
  /** The same for the secrets that were given alone: the last look at what is about to be shown. */
  findKnown(text: string): Finding[]
  /** Redacts text as it passes, line by line; a secret that is split between chunks is found. */
  textStream(): TransformStream<string, string>
  /** The same over UTF-8 bytes. */
  byteStream(): { readable: ReadableStream<Uint8Array>; writable: WritableStream<Uint8Array> }
}

/** Throws `INVALID_REQUEST` for a secret under four characters. */
export function createRedactor({ secrets = [], rules = secretRules }: CreateRedactorOptions = {}): Redactor {
  const knownForms = listKnownForms(secrets)
  const marker = chooseMarker(knownForms)
  const selectRules = createSelectRules(rules)
  const find = (text: string) => findSecrets(text, knownForms, selectRules)
  const text = (input: string) => {
    // What a replaced secret stood next to may now stand alone and be one itself.
    let redacted = input
    for (let pass = 0; pass < 4; pass++) {
      const findings = find(redacted)
      if (findings.length === 0) break
      redacted = replace(redacted, findings, marker)
    }
    return redacted
  }
  const textStream = () => {
    const cutter = createStreamCutter(knownForms, find)
    return new TransformStream<string, string>({
      transform(chunk, controller) {
        const ready = cutter.push(chunk)
        if (ready !== '') controller.enqueue(text(ready))
      },
      flush(controller) {
        const rest = cutter.end()
        if (rest !== '') controller.enqueue(text(rest))
      },
    })
  }
  return {
    text,
    find,
    findKnown: (input) => findSecrets(input, knownForms, () => []),
    json: (value) => redactJson(value, text, marker),
    textStream,
    byteStream() {
      const decoder = new TextDecoderStream()
      const readable = decoder.readable.pipeThrough(textStream()).pipeThrough(new TextEncoderStream())
      return { readable, writable: decoder.writable }
    },
  }
}

/** A marker that holds no known secret, or redacting it would never end. */
function chooseMarker(knownForms: readonly string[]): string {
  return ['[redacted]', '[hidden]', '[***]'].find((marker) => !knownForms.some((form) => marker.includes(form))) ?? ''
}

function replace(text: string, findings: readonly Finding[], marker: string): string {
  let result = ''
  let done = 0
  for (const { start, end } of findings) {
    result += text.slice(done, start) + marker
    done = end
  }
  return result + text.slice(done)
}
