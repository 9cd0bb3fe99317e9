import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { defineConfig } from 'vitest/config'

const sourceCondition = '@naturalcad/source'

// A machine may be busy with other things: nothing is told by a time limit but that it hangs.
const patience = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 120_000 } } }

export default defineConfig({
  ssr: { resolve: { conditions: [sourceCondition] } },
  test: {
    // Workers and child processes that a test starts read the workspace from source as well.
    execArgv: [`--conditions=${sourceCondition}`],
    projects: globSync('{libs,apps,tools}/*/package.json', { cwd: import.meta.dirname }).map((file) => {
      const root = file.slice(0, -'/package.json'.length)
      return { extends: true, root, test: { name: basename(root), include: ['test/**/*.test.ts'], ...patience } }
    }),
    coverage: { provider: 'v8', include: ['{libs,apps,tools}/*/src/**/*.ts'], reporter: ['text', 'lcov'] },
  },
})
