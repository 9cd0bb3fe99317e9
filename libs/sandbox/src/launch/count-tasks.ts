import { readdirSync, readFileSync } from 'node:fs'

/** Processes and threads of a user, from /proc; 0 where there is none. */
export function countTasks(uid: number): number {
  let count = 0
  for (const name of process.platform === 'linux' ? readdirSync('/proc') : []) {
    if (!/^\d+$/.test(name)) continue
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      if (Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]) === uid) count += Number(/^Threads:\s+(\d+)/m.exec(status)?.[1] ?? 1)
    } catch {
      // It ended meanwhile.
    }
  }
  return count
}
