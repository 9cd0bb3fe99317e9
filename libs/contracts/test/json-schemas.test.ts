import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { schemaByName, toJsonSchema } from '@naturalcad/contracts'
import { expect, test } from 'vitest'

const names = Object.keys(schemaByName) as (keyof typeof schemaByName)[]
const fileOf = (name: string) => join(import.meta.dirname, `../schemas/${name}.schema.json`)

test.each(names)('%s: the committed JSON Schema is what zod says today', (name) => {
  const text = `${JSON.stringify(toJsonSchema(name), null, 2)}\n`
  // UPDATE_SCHEMAS=1 ./dev vitest run --project contracts
  if (process.env['UPDATE_SCHEMAS'] === '1') writeFileSync(fileOf(name), text)
  expect(readFileSync(fileOf(name), 'utf8')).toBe(text)
})
