import { defineConfig } from 'tsup'

/** Shared by every package: `entry` comes from the package's own `build` script. Declarations are written by `tsc`. */
export default defineConfig({
  format: ['esm'],
  dts: false,
  sourcemap: true,
  clean: true,
  splitting: true,
  target: 'node20.19',
  removeNodeProtocol: false, // `node:sqlite` has no other name
})
