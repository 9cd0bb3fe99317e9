import type { CardText } from './card-text.ts'

export interface CardHints {
  /** Blocks of Python of the card, the first ones, as written. To be read, never to be run. */
  snippets: string[]
  /** Names after `pip install`, as somebody wrote them: nothing is installed because of them. */
  packages: string[]
  mentionsRemoteCode: boolean
  mentionsFlashAttention: boolean
}

const maxSnippets = 5
const maxSnippetLength = 4000
const maxPackages = 30
const distribution = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,60}[A-Za-z0-9])?/

/** What a card's text says by the way, for a person or an agent. No decision rests on it. */
export function readCardHints({ text }: CardText): CardHints {
  const snippets: string[] = []
  const packages = new Set<string>()
  let fence: { mark: string; isPython: boolean; lines: string[] } | undefined
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    const mark = trimmed.startsWith('```') ? '```' : trimmed.startsWith('~~~') ? '~~~' : undefined
    if (fence === undefined && mark !== undefined) {
      fence = { mark, isPython: ['python', 'py', 'python3'].includes(trimmed.slice(3).trim().toLowerCase()), lines: [] }
    } else if (fence !== undefined && mark === fence.mark && trimmed.replaceAll(mark.slice(0, 1), '') === '') {
      if (fence.isPython && snippets.length < maxSnippets) snippets.push(fence.lines.join('\n').slice(0, maxSnippetLength))
      fence = undefined
    } else fence?.lines.push(line)
    const install = line.indexOf('pip install ')
    if (install >= 0) for (const name of packagesOf(line.slice(install + 'pip install '.length))) if (packages.size < maxPackages) packages.add(name)
  }
  return {
    snippets,
    packages: [...packages],
    mentionsRemoteCode: text.includes('trust_remote_code'),
    mentionsFlashAttention: /flash[-_]attn|flash_attention_2|flashattention/i.test(text),
  }
}

function* packagesOf(rest: string): Generator<string> {
  for (const word of rest.slice(0, 1000).split(/[\s`'"]+/)) {
    if (word.startsWith('#') || word === '&&' || word === ';' || word === '|') return
    if (word.startsWith('-') || word.includes('/') || word.includes(':')) continue
    const [name] = distribution.exec(word) ?? []
    if (name !== undefined) yield name.toLowerCase()
  }
}
