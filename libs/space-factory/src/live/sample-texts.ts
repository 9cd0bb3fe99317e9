import { createHash } from 'node:crypto'

const parts = [
  ['An old', 'A young', 'The tall', 'One quiet', 'Our last', 'That strange', 'His small', 'Her kind'],
  ['sailor', 'teacher', 'painter', 'farmer', 'doctor', 'pilot', 'singer', 'baker'],
  ['remembers', 'repairs', 'loses', 'buys', 'hides', 'describes', 'carries', 'forgets'],
  ['a silver watch', 'two green boats', 'the broken lamp', 'seven letters', 'a wooden chair', 'the longest road', 'some fresh bread', 'an empty house'],
  ['before winter', 'near the bridge', 'without a word', 'on Sunday morning', 'behind the church', 'after the storm', 'in the kitchen', 'for her brother'],
] as const

/** A sentence of 32,768, the same for the same seed. */
export function createSampleText(seed: string): string {
  const digest = createHash('sha256').update(seed).digest()
  return `${parts.map((choices, index) => choices[(digest[index] ?? 0) % choices.length]).join(' ')}.`
}

/** Of what small classifiers are trained on: opinions, messages, news, questions, and the commonest words of some languages. */
const commonWords = `
  good bad great terrible love hate like best worst nice awful happy sad wonderful boring excellent poor amazing horrible fine enjoy waste
  free win winner prize cash money offer click call now urgent buy cheap account bank password meeting lunch tomorrow thanks please hello
  game team player match goal season government president election police court company market price stock economy music film book star
  phone computer software science space health doctor school food restaurant hotel service product movie story weather travel book flight
  what who when where why how much many which yes no not never always the and for with this that was are very all have but they from one time
  gut schlecht nicht und der die das ist ich sehr bon mauvais très pas les une est pour bueno malo muy los una por bom ruim não buono che
  хорошо плохо очень не и это 好 很 不 的 我 喜欢
`.trim().split(/\s+/)

/** A text of all these words in an order that hangs on the seed: a classifier that knows any of them sees them. */
export function createWordyText(seed: string): string {
  const keyed = [...new Set(commonWords)].map((word) => ({ word, key: createHash('sha256').update(`${seed} ${word}`).digest('hex') }))
  return keyed.toSorted((one, other) => (one.key < other.key ? -1 : 1)).map(({ word }) => word).join(' ')
}
