import { createHttpClient } from '@naturalcad/http'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { FallbackReason, MakeOptions, PartMaker, PartRequestInput, PartResult } from '@naturalcad/contracts/part'
import { assertApiKey } from './api-key.ts'
import { createArtifactReader } from './artifact-reader.ts'
import { createFallback } from './fallback.ts'
import { findFallbackReason } from './fallback-reason.ts'
import { createRemoteMaker } from './remote-maker.ts'

export interface CreateCadClientOptions {
  /** The server. Without one every part comes from the fallback, with the reason `backend_unset`. */
  baseUrl?: string | URL | undefined
  /** Sent to the server as `x-api-key`; never part of an error. */
  apiKey?: string | undefined
  /** Stands in for the global one, for a proxy or a test. */
  fetch?: typeof globalThis.fetch
  /** Upper bound for the server's answer, waits and retries included. @default 60000 */
  timeoutMs?: number
  /** How long a connection may take to come about, where that can be told (Node, without a `fetch` of your own). @default 3000 */
  connectTimeoutMs?: number
  /**
   * Makes the part when the server can't. Called once, when first needed, so that what it imports loads only then. The
   * maker is closed with the client.
   */
  fallback?: () => Promise<PartMaker>
  /** A larger file is refused. @default 67108864 */
  maxArtifactBytes?: number
  /** Hosts beside the server's own that files may come from: `files.example.com`, `*.example.com`. */
  allowedArtifactHosts?: readonly string[]
}

export type CadClient = PartMaker

/**
 * Makes parts through a server. `make` rejects with the server's own refusals (`INVALID_REQUEST`, `UNAUTHORIZED`,
 * `FORBIDDEN`, `NOT_UNDERSTOOD`, …) as they are, and asks the fallback when the server is unset, away, slow, broken or
 * busy; without a fallback these are `NOT_CONFIGURED`, `BACKEND_UNAVAILABLE`, `BACKEND_TIMEOUT`, `BACKEND_ERROR`,
 * `RATE_LIMITED` or `QUEUE_FULL`. Throws `INVALID_KEY` and `INVALID_REQUEST` for options that can't work.
 */
export function createCadClient(options: CreateCadClientOptions): CadClient {
  const { baseUrl, apiKey } = options
  if (apiKey !== undefined) assertApiKey(apiKey)
  const fallback = options.fallback === undefined ? undefined : createFallback(options.fallback)
  const server = baseUrl === undefined ? undefined : connect(baseUrl, options, fallback !== undefined)

  const fallBack = (reason: FallbackReason, error: NaturalCadError, request: PartRequestInput, makeOptions: MakeOptions): Promise<PartResult> => {
    if (fallback === undefined) throw error
    if (makeOptions.signal?.aborted) throw new NaturalCadError('CANCELED', 'canceled', { cause: makeOptions.signal.reason })
    makeOptions.deadline?.check()
    return fallback.make(request, { ...makeOptions, fallback: reason })
  }

  return {
    async make(request, makeOptions = {}) {
      if (server === undefined) return fallBack('backend_unset', unset(), request, makeOptions)
      try {
        const result = await server.make(request, makeOptions)
        server.artifacts.remember(result)
        return result
      } catch (thrown) {
        const error = NaturalCadError.from(thrown)
        const reason = findFallbackReason(error)
        if (reason === undefined) throw error
        return fallBack(reason, error, request, makeOptions)
      }
    },
    async openArtifact(runId, name, { signal } = {}) {
      if (fallback !== undefined && (server === undefined || fallback.hasMade(runId))) return fallback.openArtifact(runId, name, { signal })
      if (server === undefined) throw unset()
      return server.artifacts.open(runId, name, signal)
    },
    async close() {
      await fallback?.close()
    },
  }
}

function connect(baseUrl: string | URL, options: CreateCadClientOptions, leavesTime: boolean) {
  const { apiKey, fetch, timeoutMs = 60_000, connectTimeoutMs = 3000, maxArtifactBytes = 64 * 1024 * 1024, allowedArtifactHosts = [] } = options
  const http = createHttpClient({
    baseUrl,
    timeoutMs,
    allowedHosts: allowedArtifactHosts,
    ...(fetch === undefined ? {} : { fetch }),
    ...(apiKey === undefined ? {} : { headers: { 'x-api-key': apiKey } }),
  })
  const url = new URL(baseUrl)
  return {
    // A fetch of the caller's own may go another way than a plain connection.
    make: createRemoteMaker({ http, baseUrl: url, timeoutMs, connectTimeoutMs: fetch === undefined ? connectTimeoutMs : 0, leavesTime }),
    artifacts: createArtifactReader({ http, baseUrl: url, maxBytes: maxArtifactBytes }),
  }
}

function unset(): NaturalCadError {
  return new NaturalCadError('NOT_CONFIGURED', 'the client has neither a server nor a fallback', { remedy: 'give it a baseUrl, a fallback or both' })
}
