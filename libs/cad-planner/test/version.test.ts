import { readFileSync } from 'node:fs'
import { plannerVersion } from '@naturalcad/cad-planner'
import { expect, test } from 'vitest'

test('drafts carry the version of the package', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  // After `changeset version`: set src/version.ts to it.
  expect(plannerVersion).toBe(manifest.version)
})
