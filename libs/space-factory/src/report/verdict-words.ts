import type { NextAction, Verdict } from '@naturalcad/contracts/factory'

/** The verdict as a person wants to hear it. */
export const verdictSentences = {
  canceled: 'You canceled this run.',
  timed_out: 'The run was stopped: its limit on time or money was reached.',
  agent_failed: 'The agent did not write an app that can be used.',
  unsafe_workspace: 'What was written must not be uploaded.',
  space_create_failed: 'The Space could not be made.',
  build_failed: 'The Space does not build.',
  runtime_failed: 'The Space builds, but the app does not start.',
  full_inference_success: 'It works: a live call gave what the model should give.',
  wrong_output: 'The Space answers, but not with what the model should give.',
  quota_blocked: 'The call was refused for want of quota; it says nothing about the app.',
  generation_failed: 'The app runs, but the model fails when it is called.',
  manual_hardware_required: 'The Space is there, and needs hardware that only you can assign.',
  technical_blocker: 'The model cannot run in a Space as things are; what stands in the way is written below.',
  full_inference_candidate_health_passed: 'The app runs and looks right, but no call has proven it yet.',
  safe_scaffold: 'The scaffold that you asked for runs. It does not run the model.',
  health_only: 'The app runs, but nothing shows that it runs the model.',
  health_failed: 'The app does not answer as it should.',
} as const satisfies Record<Verdict, string>

export const nextActionSentences = {
  none: 'Nothing is left to do.',
  set_hardware: 'Assign the hardware in the settings of the Space, then validate it.',
  validate: 'Validate the Space with a real call.',
  fix_workspace: 'Mend the app and upload it again, or start the run again with another agent model.',
  retry: 'Start the run again.',
  review: 'Read the blockers, and decide whether the model is worth another way.',
} as const satisfies Record<NextAction, string>
