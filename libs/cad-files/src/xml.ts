// oxlint-disable-next-line no-control-regex -- XML 1.0 has no way to write them
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text or attribute value for XML; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(forbidden, '\uFFFD').replace(/[&<>"']/g, (character) => escapes[character] ?? character)
}

function unescapeXml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => Object.keys(escapes).find((character) => escapes[character] === entity) ?? entity)
}

/** An element's start with its attributes. */
export interface XmlTag {
  name: string
  attributes: Readonly<Record<string, string>>
  /** What follows up to the next tag. */
  text: string
  isEnd: boolean
}

/** The tags of a document, in order: enough for the files that we write, not a general parser. */
export function* scanXml(xml: string): Generator<XmlTag> {
  for (const [, slash, name = '', attributes = '', text = ''] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*\/?>([^<]*)/g)) {
    const pairs = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescapeXml(value)] as const)
    yield { name, attributes: Object.fromEntries(pairs), text: unescapeXml(text), isEnd: slash === '/' }
  }
}
