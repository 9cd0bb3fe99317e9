import type { z } from 'zod'
import { NaturalCadError } from './naturalcad-error.ts'

/** Parses where data enters; a refusal names each field and quotes no value. Throws `INVALID_REQUEST`. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const text = issues.map(({ path, message }) => (path === '' || message.startsWith(path) ? message : `${path}: ${message}`)).join('; ')
  throw new NaturalCadError('INVALID_REQUEST', text, { details: { issues } })
}
