/** A key as the path of a URL, each segment encoded on its own. */
export function encodeKey(key: string): string {
  return key.split('/').map(encodeSegment).join('/')
}

/** By RFC 3986, which leaves fewer characters alone than `encodeURIComponent`. */
export function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
