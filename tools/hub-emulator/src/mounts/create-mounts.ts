import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Mount } from '@naturalcad/sandbox'
import type { BucketServices } from '../buckets/bucket-services.ts'
import type { RepositoryServices } from '../repositories/repository-services.ts'
import { createBucketSource } from './bucket-source.ts'
import { addGuard, writeGuardFiles } from './guard-files.ts'
import { openReadOnlyVolume } from './read-only-volume.ts'
import { createRepositorySource } from './repository-source.ts'
import type { MountOptions, OpenVolumes, VolumeRequest } from './volume.ts'
import type { VolumeSource, WritableSource } from './volume-source.ts'
import { openWritableVolume, type WritableVolume } from './writable-volume.ts'

interface OpenVolumesRequest {
  volumes: readonly VolumeRequest[]
  /** An empty folder of this container's own. */
  folder: string
  /** The Python that watches from outside. */
  python: string
  /** Hears what of a volume could not be shown or kept. */
  onProblem: (message: string) => void
  signal?: AbortSignal | undefined
}

export interface Mounts {
  /** Fills a folder for each volume. Throws NOT_FOUND for a source or a revision that is not there. */
  open(request: OpenVolumesRequest): Promise<OpenVolumes>
}

const contentsMs = 10_000
const namesMs = 30_000
const plainMs = 100

export function createMounts({ buckets, store }: Pick<BucketServices, 'buckets' | 'store'>, repositories: RepositoryServices, options: MountOptions = {}): Mounts {
  const { mode = 'streaming', timeScale = 1, flushMs = 45_000 } = options
  const times = mode === 'plain' ? { contentsMs: plainMs, namesMs: plainMs } : { contentsMs: contentsMs * timeScale, namesMs: namesMs * timeScale }

  const findBucketSource = ({ source, path = '' }: VolumeRequest): WritableSource => {
    const bucket = buckets.find(source) ?? store.findMoved(source)
    if (bucket === undefined) throw missing(`the bucket ${source}`)
    return createBucketSource(buckets, repositories, bucket, path)
  }
  const findRepositorySource = ({ type, source, revision, path = '' }: VolumeRequest): VolumeSource => {
    const [namespace = '', name = ''] = source.split('/')
    const found = type === 'bucket' ? undefined : (repositories.repositories.find(type, namespace, name) ?? repositories.repositories.findMoved(type, source))
    if (found === undefined) throw missing(`the ${type} ${source}`)
    return createRepositorySource(repositories, found, revision, path)
  }

  return {
    open: async ({ volumes, folder, python, onProblem, signal }) => {
      const readOnly: Mount[] = []
      const writable: Mount[] = []
      const ends: (() => Promise<void>)[] = []
      const writers: WritableVolume[] = []
      const close = async (): Promise<void> => void (await Promise.all([...ends.map((end) => end()), ...writers.map((volume) => volume.close(flushMs))]))
      try {
        for (const [index, volume] of volumes.entries()) {
          const { mountPath } = volume
          const own = join(folder, String(index))
          mkdirSync(own, { recursive: true })
          chmodSync(own, 0o755)
          const place = { folder: join(own, 'files'), spool: join(own, 'spool'), onProblem: (message: string) => onProblem(`${mountPath}: ${message}`) }
          const mount = { from: place.folder, to: mountPath }
          if (volume.type === 'bucket' && volume.readOnly !== true) {
            writers.push(await openWritableVolume({ ...place, python, source: findBucketSource(volume) }, times, signal))
            writable.push(mount)
          } else {
            ends.push(await openReadOnlyVolume({ ...place, source: volume.type === 'bucket' ? findBucketSource(volume) : findRepositorySource(volume) }, times, signal))
            readOnly.push(mount)
          }
        }
      } catch (error) {
        await close()
        throw error
      }
      const isGuarded = mode === 'streaming' && writable.length > 0
      if (isGuarded) readOnly.push(writeGuardFiles(join(folder, 'guard'), volumes.filter(({ type, readOnly: isReadOnly }) => type === 'bucket' && isReadOnly !== true).map(({ mountPath }) => mountPath)))
      return {
        readOnly,
        writable,
        environment: (given) => (isGuarded ? addGuard(given) : { ...given }),
        freeze: async () => void (await Promise.allSettled(writers.map((volume) => volume.freeze()))),
        close,
      }
    },
  }
}

function missing(what: string): NaturalCadError {
  return new NaturalCadError('NOT_FOUND', `${what} is not there any more`, { remedy: 'Mount one that exists.' })
}
