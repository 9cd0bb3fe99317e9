import type { FailureStage } from './stage.ts'

/** Why a Space does not run; it is told in `errorMessage`. */
export class SpaceFailure extends Error {
  readonly stage: FailureStage

  constructor(stage: FailureStage, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SpaceFailure'
    this.stage = stage
  }
}
