import type { Meaning } from '../item.ts'
import { phrases } from '../lexicon.ts'

/** Words that hold a sentence together. */
export const grammarWords: readonly [string, Meaning][] = [
  ...phrases('with, featuring, having, has, have, containing, contains, includes, including, incl', { kind: 'join', tight: true, owns: true }),
  ...phrases('but with, plus, and, also, as well as, together with', { kind: 'join', tight: true }),
  ...phrases('on, at, in, from, into, onto, through the, around, along, to, within', { kind: 'barrier', purpose: false }),
  ...phrases(
    'for, to hold, to fit, to mount, to support, used for, intended for, suitable for, to take, to accept, that fits, which fits, fitting, sized for',
    { kind: 'barrier', purpose: true },
  ),
  ...phrases('a, an', { kind: 'article' }),
  ...phrases(
    `the, of, is, are, be, it, its, that, which, this, these, there, please, make, create, design, build, draw, model me, generate, give, me, i, we, need, want, would, like, should, must,
     can, you, my, our, measuring, measures, sized, size, sizes, sized at, dimension, overall, total, approximately, approx, about, around about, exactly, each, all, both, every, evenly, equally, evenly spaced,
     equally spaced, regularly spaced, uniform, uniformly, respectively, part, piece, component, object, some, us, let, using, use, made, made from, made of, made out of, cut, shape, shaped, by, x, equal,
     equals, same, per, as, set of, type, style, thing, hi, hello, thanks, thank, produce, show, want a, quick, form, in total, pcs, times, long by, kind of,
     nominal, place, placed, positioned, located, arranged, drilled into it, any, could, shall, it's, that's, i'd, i'll, we'd, we'll, let's, there's, here's, drill, drill out, located at`,
    { kind: 'filler' },
  ),
  ...phrases(`no, neither, without, not, never, none, except, excluding, instead of, rather than, don't, lacking, minus, omit, remove, skip, free of`, {
    kind: 'negation',
  }),
  ...phrases('or, nor', { kind: 'or' }),
  ...phrases('number of, count, count of, quantity, quantity of, qty, qty of, total number of', { kind: 'countWord' }),
  ...phrases('rows, rows of', { kind: 'rowWord', axis: 'rows' }),
  ...phrases('columns, columns of, per row, in each row, holes per row, holes in each row', { kind: 'rowWord', axis: 'columns' }),
  ...phrases('pattern, pattern of, hole pattern, hole pattern of, bolt pattern, bolt hole pattern', { kind: 'pattern' }),
]
