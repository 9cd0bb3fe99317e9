import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { defineConfig } from 'vitest/config'

const sourceCondition = '@naturalcad/source'

export default defineConfig({
  ssr: { resolve: { conditions: [sourceCondition] } },
  test: {
    // Workers and child processes that a test starts read the workspace from source as well.
    execArgv: [`--conditions=${sourceCondition}`],
    projects: globSync('{libs,apps,tools}/*/package.json', { cwd: import.meta.dirname }).map((file) => {
      const root = file.slice(0, -'/package.json'.length)
      return { extends: true, root, test: { name: basename(root), include: ['test/**/*.test.ts'], testTimeout: 180_000 } }
    }),
    coverage: { provider: 'v8', include: ['{libs,apps,tools}/*/src/**/*.ts'], reporter: ['text', 'lcov'] },
  },
})
