import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Folders for what jobs have while they run. */
export interface WorkFolders {
  make(): { path: string; remove(): void }
}

export function createWorkFolders(parent: string): WorkFolders {
  // Left by an emulator that was killed.
  rmSync(parent, { recursive: true, force: true })
  return {
    make: () => {
      mkdirSync(parent, { recursive: true })
      const path = mkdtempSync(join(parent, 'job-'))
      // The sandbox's user has to get through.
      chmodSync(path, 0o755)
      return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) }
    },
  }
}
