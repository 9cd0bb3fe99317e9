/** What is wrong with a key; undefined if nothing is. */
export function keyProblem(path: string): string | undefined {
  if (path === '') return 'Path is empty'
  if (Buffer.byteLength(path) > 1024) return 'Path is longer than 1024 bytes'
  if (path.startsWith('/') || path.endsWith('/')) return 'Path must not begin or end with "/"'
  if (path.includes('//')) return 'Path must not contain "//"'
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) return 'Path must not contain "." or ".." as a segment'
  return /[\\\p{Cc}\p{Cs}\p{Cn}]/u.test(path) ? 'Path must not contain backslashes, control characters or what is no character' : undefined
}
