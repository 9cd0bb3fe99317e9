import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import { Manifest, type PartMaker } from '@naturalcad/contracts/part'
import type { RequestHandler } from 'express'
import { z } from 'zod'
import { factsOf } from '../answers/request-facts.ts'

export interface ArtifactOptions {
  maker: PartMaker
  /** Without it the script is not given out either. */
  includeCode: boolean
}

const manifestName = 'manifest.json'
const Parameters = z.object({ jobId: z.uuid(), name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/) })

/** Streams a file that the run's manifest lists; no other name is ever passed on, so no path can leave the run. */
export function artifact({ maker, includeCode }: ArtifactOptions): RequestHandler {
  return async (request, response) => {
    const parameters = Parameters.safeParse(request.params)
    if (!parameters.success) throw notFound()
    const { jobId, name } = parameters.data
    factsOf(response).runId = jobId
    const manifest = await readManifest(maker, jobId)
    if (name === manifestName) {
      response.set('cache-control', 'private, no-cache').json(manifest)
      return
    }
    const entry = manifest.files.find((file) => file.name === name)
    if (entry === undefined || (entry.kind === 'script' && !includeCode)) throw notFound()
    response.set({
      // A run never changes: the hash names the bytes for good.
      etag: `"${entry.sha256}"`,
      'cache-control': 'private, max-age=86400, immutable',
      'repr-digest': `sha-256=:${Buffer.from(entry.sha256, 'hex').toString('base64')}:`,
      'content-type': entry.mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'cross-origin-resource-policy': 'same-origin',
    })
    if (request.fresh) {
      response.status(304).end()
      return
    }
    response.set('content-length', String(entry.bytes))
    if (request.method === 'HEAD') {
      response.end()
      return
    }
    const abort = new AbortController()
    response.once('close', () => abort.abort())
    const bytes = await maker.openArtifact(jobId, name, { signal: abort.signal })
    try {
      await pipeline(Readable.fromWeb(bytes), response)
    } catch (error) {
      // The client left, or the file ended early: the connection is gone either way and the access log has it.
      if (!response.destroyed) throw error
    }
  }
}

async function readManifest(maker: PartMaker, jobId: string): Promise<Manifest> {
  const bytes = await maker.openArtifact(jobId, manifestName)
  const parsed = Manifest.safeParse(await new Response(bytes).json())
  if (!parsed.success) throw new NaturalCadError('STORAGE_CORRUPT', `the manifest of run ${jobId} is not readable`, { details: { runId: jobId } })
  return parsed.data
}

function notFound(): NaturalCadError {
  return new NaturalCadError('NOT_FOUND', 'there is no such file', {
    remedy: 'Use the urls of a result; files are removed when their manifest says.',
  })
}
