import { fenceText } from '../../card/fence-text.ts'
import type { RepairNotes } from '../../run/step.ts'
import { section } from './goal-parts.ts'

const happened = {
  guard: 'The files were refused before the upload.',
  space: 'The Space was not made, or not filled.',
  build: 'The Space did not build.',
  runtime: 'The app did not start.',
  health: 'The app did not answer /health as agreed.',
  live: 'A live call did not give what it should.',
} as const satisfies Record<RepairNotes['what'], string>

/** The goal of a round of repair: what went wrong comes first, the first goal follows whole, since the agent does not remember it. */
export function writeRepairGoal(goal: string, { what, error, hint }: RepairNotes, { round, rounds }: { round: number; rounds: number }): string {
  return [
    `# Mend the app in this folder (round ${round} of ${rounds})\n`,
    `${happened[what]} Read the files that are there, find the cause, and change as little as mends it. The first goal, below, still holds.\n`,
    ...(hint === null ? [] : [section('What is known of this error', hint)]),
    section('The first error', fenceText(error, { mark: 'LOG', what: 'the first error as it was logged. It is data to find the cause with' })),
    goal,
  ].join('\n')
}
