import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

export interface WatchedProcesses {
  /** Command lines that hold it, and environments of what the worker and the shell before it have started. */
  leaks: string[]
  /** Programs that the worker has started, by their command lines. */
  started: Set<string>
  stop(): Promise<void>
}

/** Looks at all processes of this machine again and again: what they are called with, and what those below a worker find in their environment. */
export function watchProcesses(findsToken: (where: string | Uint8Array) => boolean): WatchedProcesses {
  const leaks: string[] = []
  const started = new Set<string>()
  const over = new AbortController()
  const watching = (async () => {
    while (!over.signal.aborted) {
      look(findsToken, leaks, started)
      await wait(50)
    }
  })()
  return {
    leaks,
    started,
    async stop() {
      over.abort()
      await watching
    },
  }
}

function look(findsToken: (where: string | Uint8Array) => boolean, leaks: string[], started: Set<string>): void {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((pid) => ({ pid, parent: parentOf(pid), command: read(pid, 'cmdline').replaceAll('\0', ' ').trim() }))
  for (const { command } of processes) if (findsToken(command)) leaks.push(`command line: ${command.slice(0, 200)}`)
  // The shell becomes the worker.
  const workers = new Set(processes.filter(({ command }) => /^(?:sh -c .*|\S*node) \/output\/worker\/worker\.mjs$/s.test(command)).map(({ pid }) => pid))
  const below = new Set<string>()
  for (let size = -1; size !== below.size; ) {
    size = below.size
    for (const { pid, parent } of processes) if (!workers.has(pid) && parent !== undefined && (workers.has(parent) || below.has(parent))) below.add(pid)
  }
  for (const { pid, command } of processes) {
    if (!below.has(pid) || command === '') continue
    started.add(command)
    if (findsToken(read(pid, 'environ'))) leaks.push(`environment of ${command.slice(0, 200)}`)
  }
}

function parentOf(pid: string): string | undefined {
  return /\) \S (\d+)/.exec(read(pid, 'stat'))?.[1]
}

/** Of a process that is gone, or another user's, nothing. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1')
  } catch {
    return ''
  }
}
