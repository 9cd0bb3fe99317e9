import { HubError } from '../../http/hub-error.ts'

/** Paths inside a repository, as git and every client's file system can hold them. */
export function assertPath(path: string): string {
  const segments = path.split('/')
  const isBad = path.length > 1024 || /[\\\p{Cc}]/u.test(path) || segments.some((segment) => segment === '' || segment === '.' || segment === '..' || segment.toLowerCase() === '.git')
  if (isBad) throw new HubError(400, `Invalid path: "${path}"`)
  return path
}
