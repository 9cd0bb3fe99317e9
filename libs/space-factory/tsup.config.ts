import { defineConfig } from 'tsup'
import shared from '../../tsup.config.ts'
import { workerBundle } from './worker.tsup.config.ts'

export default defineConfig([
  { ...shared, entry: ['src/index.ts', 'src/testing.ts'] },
  {
    ...shared,
    // Pi's own bundle has all of its packages inside, in many files; a Job gets it as one.
    entry: { 'pi/pi': 'node_modules/@earendil-works/pi-coding-agent/dist/bundle/cli-runtime.js' },
    outExtension: () => ({ js: '.mjs' }),
    target: 'node22',
    noExternal: [/./],
    splitting: false,
    sourcemap: false,
    clean: false,
  },
  workerBundle,
])
