import type { SpaceCall } from './space-call.ts'

export interface SpaceLogParams extends SpaceCall {
  /** What built the Space, or what its app writes. */
  log: 'build' | 'run'
  /** Begins with so many of the newest lines. @default all of them */
  tail?: number
}
