import type { Readable } from 'node:stream'
import type { PlaceSettings } from './place.ts'
import type { Progress } from './progress.ts'

/** What a command works with beside its arguments. */
export interface Surroundings {
  settings: PlaceSettings
  input: Readable
  /** Resolves once there is room for more. */
  print: (text: string | Uint8Array) => Promise<void>
  progress: Progress
  /** Ctrl-C. */
  signal: AbortSignal
}
