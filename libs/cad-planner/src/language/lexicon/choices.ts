import type { Choice, Meaning } from '../item.ts'
import { phrases } from '../lexicon.ts'

const choice = (of: Choice, list: string): [string, Meaning][] => phrases(list, { kind: 'choice', choice: of })

export const choiceWords: readonly [string, Meaning][] = [
  ...choice('through', 'through, thru, through all, going through, drilled through, all the way through'),
  ...choice('blind', 'blind'),
  ...choice('tapped', 'tapped, threaded, tap'),
  ...choice('mediumFit', 'free fit, medium fit, normal fit'),
  ...choice('closeFit', 'close fit, fine fit, tight fit'),
  ...choice('looseFit', 'loose fit, coarse fit'),
  ...choice('counterbored', 'counterbored, counter bored'),
  ...choice('countersunk', 'countersunk, counter sunk, csk'),
  ...choice('shallow', 'shallow rise, shallow, low rise, gentle rise'),
  ...choice('steep', 'steep rise, steep, high rise'),
  ...choice('notched', 'notched'),
  ...choice('open', 'open, open topped, open top, lidless, open at the top, no lid, without lid, without a lid, no top, without a top'),
  ...choice('round', 'round, circular, cylindrical'),
  ...choice('square', 'square'),
  ...choice('rectangular', 'rectangular'),
  ...choice('triangular', 'triangular, three sided'),
  ...choice('pentagonal', 'pentagonal, five sided'),
  ...choice('hexagonal', 'hexagonal, hex, six sided'),
  ...choice('heptagonal', 'heptagonal, seven sided'),
  ...choice('octagonal', 'octagonal, eight sided'),
  ...choice('decagonal', 'decagonal, ten sided'),
  ...choice('dodecagonal', 'dodecagonal, twelve sided'),
  ...choice('hollow', 'hollow'),
  ...choice('lShaped', 'l shaped, l form, right angle, right angled'),
  ...choice('uShaped', 'u shaped, u form'),
  ...choice('tShaped', 't shaped, t form'),
]
