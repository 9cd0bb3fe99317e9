import { defineConfig } from 'tsup'
import shared from '../../tsup.config.ts'

/**
 * The command starts in the time that its own code takes to load: with that of its libraries inside, and of it only what it uses. From
 * their sources, since what is unused cannot be told from a built file; and as CommonJS, since an import of Node's own modules
 * evaluates all that they export.
 */
export default defineConfig({
  ...shared,
  format: ['cjs'],
  shims: true,
  clean: false,
  noExternal: ['@naturalcad/contracts', '@naturalcad/redaction'],
  esbuildOptions: (options) => {
    options.conditions = ['@naturalcad/source']
  },
})
