import { styleText } from 'node:util'
import type { Terminal } from './terminal.ts'

type Color = 'green' | 'red' | 'yellow' | 'bold'

/** Colours a text where standard output has colours. */
export function paint(color: Color, text: string, terminal: Terminal): string {
  return terminal.color === 'none' ? text : styleText(color, text, { validateStream: false })
}
