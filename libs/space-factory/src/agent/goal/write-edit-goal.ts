import { decidedElsewhere, section } from './goal-parts.ts'

export interface EditGoalFacts {
  /** Path of the file in the workspace. */
  file: string
  /** What the app answers now, in one line. */
  currentText: string
  /** What it has to answer. */
  newText: string
}

/** One safe edit of an app that works. */
export function writeEditGoal({ file, currentText, newText }: EditGoalFacts): string {
  return [
    '# Make one edit to the app in this folder\n',
    section('End state', `The app in \`${file}\` answers with ${JSON.stringify(newText)} where it now answers with ${JSON.stringify(currentText)}. Everything else is as before.`),
    section('Hard constraints', '- Change this text in this file, and nothing else: no other line, no other file, no new file.\n- The app goes on computing its answer; only the text around it changes.\n'),
    section('Done is decided elsewhere', decidedElsewhere),
  ].join('\n')
}
