export interface Progress {
  /** A line for each object; a terminal shows the newest one only. */
  tell(text: string): void
  end(): void
}

/** On standard error: a line that is written over on a terminal, plain lines elsewhere. */
export function createProgress(write: (text: string) => void, { isTerminal, isQuiet }: { isTerminal: boolean; isQuiet: boolean }): Progress {
  if (isQuiet) return { tell() {}, end() {} }
  if (!isTerminal) return { tell: (text) => write(`${text}\n`), end() {} }
  return { tell: (text) => write(`\r\u001B[2K${text}`), end: () => write('\r\u001B[2K') }
}

/** In units that people read. */
export function describeBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  let size = bytes
  let unit = 0
  for (; size >= 1024 && unit < units.length - 1; unit += 1) size /= 1024
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`
}
