import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEnvironment } from '../../src/process/read-environment.ts'

const root = join(import.meta.dirname, '../../../..')
const example = new Map(
  [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
)

/** Given to Spaces by the factory; nobody sets it. */
const given = new Set(['SPACE_FACTORY_RUN_ID'])

describe('.env.example', () => {
  test('lists the variables that the sources name and the tests read, and no other', () => {
    const named = new Set<string>()
    for (const file of globSync('{libs,apps,tools}/*/src/**/*.ts', { cwd: root })) {
      const text = readFileSync(join(root, file), 'utf8')
      for (const [, name = ''] of text.matchAll(/'((?:NATURALCAD|OPENROUTER|SUPABASE|HF|OAUTH|OPENID|AWS|SPACE_FACTORY)_[A-Z0-9_]+|SPACE_HOST)'/g)) if (!given.has(name)) named.add(name)
    }
    for (const file of globSync('{libs,apps,tools}/*/test/**/*.ts', { cwd: root })) {
      for (const [, name = ''] of readFileSync(join(root, file), 'utf8').matchAll(/process\.env\['(NATURALCAD_[A-Z_]+)'\]/g)) named.add(name)
    }
    expect([...example.keys()].toSorted()).toEqual([...named].toSorted())
  })

  test('shows the defaults', () => {
    const { isPortDefault: _asked, ...shown } = readEnvironment(Object.fromEntries(example))
    const { isPortDefault: _unset, ...unset } = readEnvironment({})
    expect(shown).toEqual(unset)
  })

  test('holds no secret', () => {
    const secrets = [...example].filter(([name]) => /_KEY$|_TOKEN$/.test(name) && !name.endsWith('_PER_KEY'))
    expect(secrets.map(([name]) => name)).toContain('NATURALCAD_API_KEY')
    expect(secrets.filter(([, value]) => value !== '')).toEqual([])
  })
})
