import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Containers } from '../../containers/create-containers.ts'
import { readTextFile } from '../../repositories/content/read-file.ts'
import { mainRef, resolveRevision } from '../../repositories/git/revision.ts'
import type { RepositoryServices } from '../../repositories/repository-services.ts'
import { exportCommit } from '../../spaces/building/export-commit.ts'
import { gradioRequirements } from '../../spaces/building/gradio-requirements.ts'
import { readSpaceCard } from '../../spaces/building/space-card.ts'
import { findSource } from '../request/find-source.ts'
import type { JobImage, OpenImageOptions } from './job-image.ts'

/** Where the files of a Space lie in its image. */
const appFolder = '/home/user/app'

/**
 * The image of a Gradio Space as it is now: its packages and its files, without its secrets and variables.
 * @throws NaturalCadError UNSUPPORTED_CAPABILITY for a Space of another SDK; SpaceFailure for a card that cannot be read
 */
export async function openSpaceImage(containers: Containers, services: RepositoryServices, spaceId: string, { work, signal }: OpenImageOptions): Promise<JobImage> {
  const repository = findSource(services.repositories, 'space', spaceId)
  if (repository === undefined) throw new NaturalCadError('NOT_FOUND', `The Space ${spaceId} is not there any more`, { remedy: 'Name one that exists, or a dockerImage.' })
  const commit = resolveRevision(services.git, repository, mainRef)
  const read = (path: string): string | undefined => readTextFile(services, repository, commit, path)
  const card = readSpaceCard(read('README.md'))
  if (card.sdk !== 'gradio') {
    throw new NaturalCadError('UNSUPPORTED_CAPABILITY', `The emulator makes images of Gradio Spaces only, and ${spaceId} is a ${card.sdk} Space`, { remedy: 'Name a dockerImage such as python:3.12.' })
  }
  const packages = await containers.installPackages(gradioRequirements({ sdkVersion: card.sdkVersion, read }), { signal })
  const files = join(work, 'app')
  mkdirSync(files)
  await exportCommit(services, repository, commit, files, signal)
  return {
    runtime: { kind: 'python', image: `hf.co/spaces/${spaceId}` },
    standardCommand: ['python', card.appFile],
    packages,
    writable: [{ from: files, to: appFolder }],
    folder: appFolder,
    environment: { PYTHONPATH: appFolder },
  }
}
