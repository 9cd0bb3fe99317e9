import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'corpus')

export const corpus: readonly { name: string; source: string }[] = readdirSync(folder).map((file) => ({
  name: file.replace('.py', ''),
  source: readFileSync(join(folder, file), 'utf8'),
}))

/** Pieces that change what a program means rather than only break it. */
const pieces = [
  ' ', '\n', '\t', '    ', '\\\n', '(', ')', '[', ']', '{', '}', ':', ',', '.', ';', '=', ':=', '*', '**', '@', '"', "'", 'f"', '{x}', '#', '1', '0x', '_', '__',
  'x', 'self', 'result', 'lambda: ', 'not ', ' if 1 else ', ' for x in [1]', ' in ', 'global x\n', 'nonlocal x\n', 'return ', 'break\n', 'continue\n', 'pass\n', 'del ', 'else:\n', 'try:\n',
  'except Exception:\n', 'class A:\n', 'def f(x, x=1):\n', 'with ', ' as x', 'import math\n', 'from __future__ import annotations\n', 'case _:\n', 'match ', '*x', '-',
]

/** Mulberry32: the same numbers for the same seed everywhere. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A program of the corpus with one to three places changed: text taken out, put in, doubled or moved. */
export function mutate(seed: number): string {
  const random = createRandom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  let text = pick(corpus).source
  for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--) {
    const at = Math.floor(random() * text.length)
    const length = 1 + Math.floor(random() * 8)
    const kind = random()
    if (kind < 0.3) text = text.slice(0, at) + text.slice(at + length)
    else if (kind < 0.75) text = text.slice(0, at) + pick(pieces) + text.slice(at)
    else {
      // A whole line goes somewhere else, so that statements meet blocks that they do not belong to.
      const lines = text.split('\n')
      const [line = ''] = lines.splice(Math.floor(random() * lines.length), random() < 0.5 ? 1 : 0)
      lines.splice(Math.floor(random() * lines.length), 0, random() < 0.5 ? line : `    ${line === '' ? pick(lines) : line}`)
      text = lines.join('\n')
    }
  }
  return text
}
