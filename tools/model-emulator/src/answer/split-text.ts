/** Pieces of at most `size` characters; no character outside the basic plane is cut in two. */
export function splitText(text: string, size: number): string[] {
  const characters = Array.from(text)
  const pieces: string[] = []
  for (let start = 0; start < characters.length; start += size) pieces.push(characters.slice(start, start + size).join(''))
  return pieces
}
