import type { Finding } from './find-secrets.ts'

const maxLineLength = 65_536
const maxPrivateKeyLength = 8_200

export interface StreamCutter {
  /** Takes a piece and gives back what no later piece can turn into a part of a secret. */
  push(piece: string): string
  end(): string
}

/**
 * Cuts a stream at line ends, where no pattern reaches across; a private key or a known secret with line ends is kept
 * together. A line without end is cut too, with enough held back to hold any known secret.
 */
export function createStreamCutter(knownForms: readonly string[], find: (text: string) => Finding[]): StreamCutter {
  const longest = knownForms[0]?.length ?? 0
  const severalLines = knownForms.filter((form) => form.includes('\n'))
  const lineLimit = Math.max(maxLineLength, 4 * longest)
  let held = ''

  const cutPoint = () => {
    const lineEnd = held.lastIndexOf('\n') + 1
    if (held.length - lineEnd > lineLimit) return withoutSplitting(held.length - lineLimit / 4)
    const lines = held.slice(0, lineEnd)
    return Math.min(startOfOpenKey(lines), ...severalLines.map((form) => startOfOpenForm(lines, form)))
  }
  const withoutSplitting = (point: number) => {
    const across = find(held).find(({ start, end }) => start < point && end > point)
    if (across === undefined) return point
    return across.end < held.length ? across.end : across.start
  }

  return {
    push(piece) {
      held += piece
      const point = cutPoint()
      const ready = held.slice(0, point)
      held = held.slice(point)
      return ready
    },
    end() {
      const rest = held
      held = ''
      return rest
    },
  }
}

function startOfOpenKey(text: string): number {
  for (const begin of text.matchAll(/-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/g)) {
    if (text.length - begin.index > maxPrivateKeyLength) continue
    if (!/-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/.test(text.slice(begin.index))) return begin.index
  }
  return text.length
}

/** Where the beginning of the form stands at the end of the text. */
function startOfOpenForm(text: string, form: string): number {
  for (let length = Math.min(form.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(form.slice(0, length))) return text.length - length
  }
  return text.length
}
