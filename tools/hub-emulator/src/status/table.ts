import { html, type Html } from '../http/html.ts'

/** A value in a table or beside a name. */
export type Cell = string | number | Html | undefined

/** A table that scrolls by itself where the window is narrow. Nothing to show is said in words. */
export function table(columns: readonly string[], rows: readonly (readonly Cell[])[], empty: string): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`
  const head = columns.map((column) => html`<th scope="col">${column}</th>`)
  const body = rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`
}

export type Fact = readonly [name: string, value: Cell]

/** Names and values, one below the other. What has no value is left out. */
export function facts(entries: readonly Fact[]): Html {
  if (entries.length === 0) return html`<p class="empty">Not there any more.</p>`
  const rows = entries.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [html`<dt>${name}</dt><dd>${value}</dd>`]))
  return html`<dl>${rows}</dl>`
}

/** What does not fit on a page is counted. */
export function firstOf<Item>(items: readonly Item[], most: number): { shown: readonly Item[]; rest: Html } {
  const more = items.length - most
  return { shown: items.slice(0, most), rest: more > 0 ? html`<p>and ${more} more</p>` : html`` }
}

export function link(path: string, text: string): Html {
  return html`<a href="${path.split('/').map(encodeURIComponent).join('/')}">${text}</a>`
}

export function time(milliseconds: number | null): Html | undefined {
  if (milliseconds === null) return undefined
  const text = new Date(milliseconds).toISOString()
  return html`<time datetime="${text}">${text.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}</time>`
}

/** A state as a word with a colour that says the same. */
export function badge(text: string, kind: 'good' | 'bad' | 'busy' | 'quiet'): Html {
  return html`<span class="badge ${kind}">${text}</span>`
}

const units = ['bytes', 'kB', 'MB', 'GB', 'TB']

export function bytes(count: number): string {
  let [value, unit] = [count, 0]
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${unit === 0 ? value : value.toPrecision(3)} ${units[unit] ?? ''}`
}
