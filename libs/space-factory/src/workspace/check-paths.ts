import type { Report, WorkspaceEntry } from './workspace.ts'

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const allowedHidden = new Set(['.gitattributes', '.gitignore', '.streamlit', '.dockerignore'])

/** Paths that mean the same on every machine, and nothing but plain files behind them. */
export function checkPaths(entries: readonly WorkspaceEntry[], report: Report): void {
  const seen = new Map<string, string>()
  for (const { path, kind } of entries) {
    if (kind === 'link') report({ ruleId: 'LINK', path, message: 'a link leads somewhere else', hint: 'Put the file itself there.' })
    if (kind === 'special') report({ ruleId: 'SPECIAL_FILE', path, message: 'neither a file nor a folder that can be read', hint: 'Remove it.' })
    const reason = findFault(path)
    if (reason !== undefined) report({ ruleId: 'PATH_UNSAFE', path, message: `the path ${reason}`, hint: 'Rename the file: letters, digits, dot, dash, underscore, and / between folders.' })
    const hidden = path.split('/').find((part) => part.startsWith('.') && part !== '.' && part !== '..' && !allowedHidden.has(part))
    if (hidden !== undefined) report({ ruleId: 'PATH_HIDDEN', path, message: `${hidden} is hidden`, hint: 'Leave settings and secrets of a machine out of the Space.' })
    const folded = path.normalize('NFC').toLowerCase()
    const twin = seen.get(folded)
    if (twin !== undefined) report({ ruleId: 'PATH_CLASH', path, message: `differs from ${twin} in nothing that every machine sees`, hint: 'Keep one of the two.' })
    seen.set(folded, path)
  }
}

function findFault(path: string): string | undefined {
  if (path === '' || path.length > 250) return 'is empty or longer than 250 characters'
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is absolute'
  if (path.includes('\\')) return 'has a backslash'
  if (/[\p{C}\u2028\u2029<>:"|?*]/u.test(path)) return 'has a character that is not shown or not portable'
  if (path.normalize('NFC') !== path) return 'is not in normal form'
  for (const part of path.split('/')) {
    if (part === '' || part === '.' || part === '..') return 'climbs or has an empty part'
    if (/[. ]$/.test(part) || part.startsWith(' ')) return 'has a part that begins or ends with a blank or ends with a dot'
    if (reserved.test(part)) return `has the part ${part}, which is a device elsewhere`
  }
  return undefined
}
