import { isFactoryEnd, type FactoryEvent, type FactoryState } from '@naturalcad/contracts/factory'
import { toPlainLine } from '../../output/plain-line.ts'
import type { StatusLine } from '../../output/status-line.ts'
import { stateWords } from './state-words.ts'

/** Shows the events of a run as they come: a step for each state, what else happens within it, warnings as lines that stay. */
export function createRunProgress(line: StatusLine, initial: FactoryState): (event: FactoryEvent) => void {
  let state = initial
  line.begin(stateWords[state])
  return ({ type, statusAfter = state, level, message }) => {
    if (isFactoryEnd(statusAfter)) return line.end()
    if (statusAfter !== state) line.begin(stateWords[statusAfter])
    state = statusAfter
    const text = toPlainLine(message)
    if (level === 'warning' || level === 'error') line.say(text)
    // What a step is called is told by its state.
    else if (level === 'info' && !type.startsWith('step.')) line.detail(text)
  }
}
