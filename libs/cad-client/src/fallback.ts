import type { MakeOptions, PartMaker, PartRequestInput, PartResult } from '@naturalcad/contracts/part'

export interface Fallback {
  make(request: PartRequestInput, options: MakeOptions): Promise<PartResult>
  /** The run was made here, so its files are here. */
  hasMade(runId: string): boolean
  openArtifact: PartMaker['openArtifact']
  /** Closes the maker if it was ever needed. */
  close(): Promise<void>
}

/** Runs whose maker is remembered; the files of older ones are asked of the server. */
const maxRemembered = 1000

export function createFallback(load: () => Promise<PartMaker>): Fallback {
  const runs = new Set<string>()
  let loading: Promise<PartMaker> | undefined
  const loaded = () => {
    loading ??= load().catch((error: unknown) => {
      // The next request may find it mended.
      loading = undefined
      throw error
    })
    return loading
  }
  return {
    async make(request, options) {
      const result = await (await loaded()).make(request, options)
      runs.add(result.job_id)
      for (const oldest of runs) {
        if (runs.size <= maxRemembered) break
        runs.delete(oldest)
      }
      return options.fallback === undefined ? result : { ...result, fallback: options.fallback }
    },
    hasMade: (runId) => runs.has(runId),
    openArtifact: async (runId, name, options) => (await loaded()).openArtifact(runId, name, options),
    async close() {
      const maker = await loading?.catch(() => undefined)
      loading = undefined
      await maker?.close()
    },
  }
}
