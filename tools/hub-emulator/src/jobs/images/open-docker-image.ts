import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Containers } from '../../containers/create-containers.ts'
import type { Runtime } from '../../containers/images.ts'
import type { JobImage } from './job-image.ts'

/** What an image runs by itself. */
const standardCommands: Record<Runtime['kind'], JobImage['standardCommand']> = { python: ['python3'], uv: ['uv'], node: ['node'] }

/** @throws NaturalCadError NOT_FOUND for an image that nothing here stands in for */
export function openDockerImage(containers: Containers, image: string): JobImage {
  const runtime = containers.resolveImage(image)
  if (runtime !== undefined) return { runtime, standardCommand: standardCommands[runtime.kind] }
  throw new NaturalCadError('NOT_FOUND', `Failed to pull image "${image}": it does not exist here`, {
    remedy: 'The emulator knows python:3.*, ghcr.io/astral-sh/uv:* and node:24.',
  })
}
