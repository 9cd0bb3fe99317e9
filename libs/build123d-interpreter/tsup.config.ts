import { defineConfig } from 'tsup'
import shared from '../../tsup.config.ts'

export default defineConfig([
  { ...shared, entry: ['src/index.ts', 'src/host/index.ts'] },
  {
    ...shared,
    // Whole in one file, so that a worker starts without looking for fifty others. Not the kernel, whose licence keeps it apart.
    entry: { 'worker/worker-entry': 'src/worker/worker-entry.ts' },
    noExternal: [/^(?!replicad-opencascadejs)/],
    platform: 'browser',
    splitting: false,
    clean: false,
  },
])
