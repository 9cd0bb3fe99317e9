/** Text that is HTML already. */
export interface Html {
  readonly html: string
}

type HtmlValue = string | number | Html | readonly Html[] | undefined

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character)
}

/** A template whose values are escaped, unless they are HTML themselves. Attributes have to stand in quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { html: strings.reduce((text, part, index) => text + toHtml(values[index - 1]) + part) }
}

function toHtml(value: HtmlValue): string {
  if (value === undefined) return ''
  if (typeof value !== 'object') return escapeHtml(String(value))
  return 'html' in value ? value.html : value.map((one) => one.html).join('')
}
