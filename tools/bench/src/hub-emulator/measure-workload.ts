import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clients, ClientsOptions } from './clients.ts'
import { startEmulatorProcess, type EmulatorProcess } from './emulator-process.ts'

export interface StepFigures {
  seconds: number
  requests: number
  cpuSeconds: number
}

export interface WorkloadFigures {
  upload: StepFigures
  download: StepFigures
  peakMiB: number
}

export interface WorkloadOptions {
  folder: string
  python: string
  startClients: (options: ClientsOptions) => Promise<Clients>
  /** Fills one client's folder of so many. */
  fill: (folder: string, clients: number) => void
}

/** Up and down again with an emulator of its own, so that its peak is that of this work. Throws if fewer bytes come back than went. */
export async function measureWorkload({ folder, python, startClients, fill }: WorkloadOptions): Promise<WorkloadFigures> {
  const place = mkdtempSync(join(folder, 'workload-'))
  const emulator = await startEmulatorProcess(join(place, 'data'))
  try {
    const clients = await startClients({ python, emulator, home: join(place, 'home') })
    try {
      const folders = (name: string): string[] => Array.from({ length: clients.count }, (_, index) => join(place, name, String(index)))
      const [sent, received] = [folders('sent'), folders('received')]
      for (const one of sent) {
        mkdirSync(one, { recursive: true })
        fill(one, clients.count)
      }
      await clients.createBucket()
      const upload = await measureStep(emulator, () => clients.upload(sent))
      const download = await measureStep(emulator, () => clients.download(received))
      const [before, after] = [sumBytes(sent), sumBytes(received)]
      if (before !== after) throw new Error(`${before} bytes went, ${after} came back`)
      return { upload, download, peakMiB: emulator.peakMiB() }
    } finally {
      await clients.close()
    }
  } finally {
    await emulator.stop()
    rmSync(place, { recursive: true, force: true })
  }
}

async function measureStep(emulator: EmulatorProcess, work: () => Promise<void>): Promise<StepFigures> {
  const [requests, cpuSeconds, startedAt] = [emulator.requests(), emulator.cpuSeconds(), performance.now()]
  await work()
  return { seconds: (performance.now() - startedAt) / 1000, requests: emulator.requests() - requests, cpuSeconds: emulator.cpuSeconds() - cpuSeconds }
}

function sumBytes(folders: readonly string[]): number {
  const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  return files.filter((entry) => entry.isFile()).reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
