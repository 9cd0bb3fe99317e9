/** A dimension in millimetres and where it came from. */
export interface Sized {
  value: number
  source: 'read' | 'assumed'
  /** The user's words; absent where assumed. */
  words?: string
}

/** How a message names it: the user's words, or the assumed value. */
export function describeSized(name: string, sized: Sized): string {
  const label = name.replaceAll('_', ' ')
  return sized.words === undefined ? `the assumed ${label} of ${sized.value} mm` : `"${sized.words}" (${label} ${sized.value} mm)`
}
