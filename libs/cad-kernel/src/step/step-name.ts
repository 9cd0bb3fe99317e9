/**
 * A name that every STEP reader takes. OCCT writes names as they are, and quotes or bytes beyond ASCII break the file, so
 * accents are dropped and the rest becomes `_`.
 */
export function stepName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^A-Za-z0-9 _.-]/g, '_')
    .trim()
    .slice(0, 64)
  return plain === '' ? 'part' : plain
}
