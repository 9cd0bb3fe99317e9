import { HubError } from '../../http/hub-error.ts'

/** What the file systems of all clients can hold. */
const maxNameBytes = 255

/** Paths inside a repository, as git and every client's file system can hold them. */
export function assertPath(path: string): string {
  const segments = path.split('/')
  const hasLongName = segments.some((segment) => Buffer.byteLength(segment) > maxNameBytes)
  const isBad = path.length > 1024 || /[\\\p{Cc}]/u.test(path) || segments.some((segment) => segment === '' || segment === '.' || segment === '..' || segment.toLowerCase() === '.git')
  if (isBad || hasLongName) throw new HubError(400, `Invalid path: "${path}"`)
  return path
}
