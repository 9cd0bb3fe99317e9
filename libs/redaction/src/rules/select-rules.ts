import type { SecretRule } from './secret-rule.ts'

/** Those of the rules that may match the text: one of their hints is in it. */
export type SelectRules = (text: string) => readonly SecretRule[]

/**
 * Looks for all hints at once, in one pass over the text (after Aho and Corasick): a text is searched far more often than it holds a secret.
 * Rules whose hints are not plain ASCII, or that are too many to count in one number, are selected always.
 */
export function createSelectRules(rules: readonly SecretRule[]): SelectRules {
  const isCounted = ({ hints }: SecretRule, index: number) => index < 31 && hints.every((hint) => hint !== '' && /^[\0-\x7f]*$/.test(hint))
  const counted = rules.map(isCounted)
  const always = counted.reduce((mask, isOne, index) => (isOne || index >= 31 ? mask : mask | (1 << index)), 0)
  const hasMore = rules.length > 31
  const { classes, width, steps, masks } = buildAutomaton(rules.flatMap(({ hints }, index) => (counted[index] === true ? hints.map((hint) => ({ hint: hint.toLowerCase(), mask: 1 << index })) : [])))
  const selections = new Map<number, readonly SecretRule[]>()

  return (text) => {
    let found = always
    for (let index = 0, state = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      state = steps[state * width + (code < 128 ? classes[code]! : 0)]!
      found |= masks[state]!
    }
    let selection = selections.get(found)
    if (selection === undefined) {
      selection = rules.filter((_rule, index) => (index < 31 ? (found & (1 << index)) !== 0 : hasMore))
      // As many as there are combinations, which a text of a stranger could bring about.
      if (selections.size < 1000) selections.set(found, selection)
    }
    return selection
  }
}

interface Automaton {
  /** Of each ASCII character, capitals as their small letters; 0 is every other. */
  classes: Uint8Array
  width: number
  /** The next state, at `state * width + class`. */
  steps: Int32Array
  /** What has been found in a state. */
  masks: Int32Array
}

function buildAutomaton(hints: readonly { hint: string; mask: number }[]): Automaton {
  const letters = [...new Set(hints.flatMap(({ hint }) => [...hint]))]
  const width = letters.length + 1
  const classes = new Uint8Array(128)
  for (let code = 0; code < 128; code += 1) classes[code] = letters.indexOf(String.fromCharCode(code).toLowerCase()) + 1
  const size = hints.reduce((sum, { hint }) => sum + hint.length, 1)
  const steps = new Int32Array(size * width)
  const masks = new Int32Array(size)
  let states = 1
  for (const { hint, mask } of hints) {
    let state = 0
    for (const letter of hint) {
      const at = state * width + letters.indexOf(letter) + 1
      if (steps[at] === 0) steps[at] = states++
      state = steps[at]!
    }
    masks[state]! |= mask
  }
  // State by state in the order of their depth: where a hint does not go on, the longest end of it that begins another one does.
  const fallbacks = new Int32Array(states)
  for (let queue = [0], head = 0; head < queue.length; head += 1) {
    const state = queue[head]!
    for (let letter = 1; letter < width; letter += 1) {
      const at = state * width + letter
      const next = steps[at]!
      const fallback = state === 0 ? 0 : steps[fallbacks[state]! * width + letter]!
      if (next === 0) {
        steps[at] = fallback
        continue
      }
      fallbacks[next] = fallback
      masks[next]! |= masks[fallback]!
      queue.push(next)
    }
  }
  return { classes, width, steps, masks }
}
