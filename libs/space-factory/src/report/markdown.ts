/** Text of strangers as text of Markdown: on one line, nothing in it is markup, at most `maxLength` characters. */
export function toMarkdownText(text: string, maxLength = 500): string {
  const line = text.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  const characters = [...line]
  const cut = characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : line
  return cut.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/[\\`*_[\]|~#!]/g, '\\$&').replaceAll(/\b(https?):\/\//g, '$1:&#47;&#47;')
}

/** A link that leaves nothing to the reader's guess; text alone where the address is none of http. */
export function toMarkdownLink(label: string, url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed === undefined || !['http:', 'https:'].includes(parsed.protocol) || parsed.username !== '' || parsed.password !== '') return toMarkdownText(label)
  return `[${toMarkdownText(label)}](<${parsed.href.replaceAll('<', '%3C').replaceAll('>', '%3E')}>)`
}

/** Cells are Markdown already. */
export function toMarkdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const toRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [toRow(head), toRow(head.map(() => '---')), ...rows.map(toRow)]
}
