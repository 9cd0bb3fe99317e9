import { html, type Html } from '../http/html.ts'

/** A part of a page that is drawn again when it changes, or a log that is followed. */
export type Section = { id: string; title: string } & ({ body: () => Html } | { follow: (signal: AbortSignal) => AsyncIterable<string> })

export interface Page {
  title: string
  sections: readonly Section[]
}

/** What one part of the emulator shows. */
export interface StatusPart {
  /** On the first page. */
  overview?: Section
  /** The page of a path, decoded; undefined if the path is not of this part. */
  page?: (path: string) => Page | undefined
}

export const statusRoot = '/_emulator/status'

export function renderPage(path: string, { title, sections }: Page): Html {
  const heading = path === '/' ? html`<h1>${title}</h1>` : html`<p><a href="/">Hub emulator</a></p><h1>${title}</h1>`
  const links = sections.map((section) => html`<li><a href="#${section.id}">${section.title}</a></li>`)
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${path === '/' ? title : `${title} · Hub emulator`}</title><link rel="stylesheet" href="${statusRoot}/status.css"><script src="${statusRoot}/status.js" defer></script></head>
<body><header>${heading}<p id="connection" role="status"></p><nav aria-label="Sections"><ul>${links}</ul></nav></header>
<main>${sections.map((section) => renderSection(section))}</main></body></html>`
}

function renderSection(section: Section): Html {
  const heading = html`<h2 id="${section.id}-title">${section.title}</h2>`
  if ('body' in section) return html`<section id="${section.id}" aria-labelledby="${section.id}-title">${heading}<div data-live>${section.body()}</div></section>`
  return html`<section id="${section.id}" aria-labelledby="${section.id}-title">${heading}
<label class="follow"><input type="checkbox" checked> Scroll to new lines</label>
<pre data-log="${section.id}" role="log" tabindex="0" aria-labelledby="${section.id}-title"></pre><noscript>Following a log needs a browser with scripts.</noscript></section>`
}
