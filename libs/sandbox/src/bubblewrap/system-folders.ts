import { existsSync, lstatSync, readlinkSync } from 'node:fs'

/** A part of the operating system that is seen inside as it is; with `link`, a symbolic link to there. */
export interface SystemFolder {
  path: string
  link?: string
}

const names = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32']
const files = ['/etc/ld.so.cache', '/etc/alternatives', '/etc/mime.types']

/** `/usr` and what belongs to it, whether or not the distribution has merged the others into it. */
export function findSystemFolders(): SystemFolder[] {
  return [
    { path: '/usr' },
    ...names.filter((path) => existsSync(path)).map((path) => (lstatSync(path).isSymbolicLink() ? { path, link: readlinkSync(path) } : { path })),
    ...files.filter((path) => existsSync(path)).map((path) => ({ path })),
  ]
}
