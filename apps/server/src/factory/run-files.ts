import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { RequestHandler } from 'express'
import { watchClient } from '../answers/watch-client.ts'
import { userOf, withSignIn } from '../sign-in/require-user.ts'
import { askFactory, type FactoryCallTerms } from './call-factory.ts'
import { mediaTypeOf } from './media-type.ts'
import { readFilePath, readRunId } from './parameters.ts'

export function listFiles(terms: FactoryCallTerms): RequestHandler {
  return async (request, response) => {
    const runId = readRunId(request, response)
    const files = await askFactory(request, response, terms, (factory, options) => factory.listFiles(runId, options))
    response.set('cache-control', 'no-store').json({ files })
  }
}

/** Streams a file of a run. It is what an agent or a Space has made, so no browser is to show it as a page of this server. */
export function openFile(stopped: AbortSignal): RequestHandler {
  return async (request, response) => {
    const runId = readRunId(request, response)
    const path = readFilePath(request)
    const { signal, release } = watchClient(response, stopped)
    try {
      await userOf(response).use(async (factory) => {
        const { bytes, body } = await factory.openFile(runId, path, { signal })
        response.attachment(path.slice(path.lastIndexOf('/') + 1)).set({
          'content-type': mediaTypeOf(path),
          'content-length': String(bytes),
          'cache-control': 'private, no-store',
          'cross-origin-resource-policy': 'same-origin',
        })
        if (request.method === 'HEAD') {
          response.end()
          await body.cancel()
          return
        }
        // Those of the log, the user, the client and the pipeline are some dozen, and go with the answer.
        response.setMaxListeners(20)
        await pipeline(Readable.fromWeb(body), response)
      })
    } catch (thrown) {
      // The client left, or the file ended early: the connection is gone either way and the access log has it.
      if (!response.destroyed) throw withSignIn(thrown, request)
    } finally {
      release()
    }
  }
}
