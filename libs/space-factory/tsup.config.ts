import { defineConfig } from 'tsup'
import shared from '../../tsup.config.ts'
import { piBundle } from './pi.tsup.config.ts'
import { workerBundle } from './worker.tsup.config.ts'

export default defineConfig([{ ...shared, entry: ['src/index.ts', 'src/testing.ts'] }, piBundle as never, workerBundle])
