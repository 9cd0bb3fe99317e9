import { join } from 'node:path'
import { defineConfig } from 'tsup'
import { carryPi } from './third-party/carry-pi.ts'

/** Pi's own bundle has all of its packages inside, in many files; a Job gets it as one. By itself: `tsup --config pi.tsup.config.ts --out-dir …`. */
export const piBundle = {
  entry: { 'pi/pi': join(import.meta.dirname, 'node_modules/@earendil-works/pi-coding-agent/dist/bundle/cli-runtime.js') },
  format: 'esm',
  outExtension: () => ({ js: '.mjs' }),
  target: 'node22',
  noExternal: [/./],
  splitting: false,
  sourcemap: false,
  clean: false,
  dts: false,
  removeNodeProtocol: false,
  esbuildPlugins: [carryPi(join(import.meta.dirname, 'third-party'))],
} as const

export default defineConfig(piBundle as never)
