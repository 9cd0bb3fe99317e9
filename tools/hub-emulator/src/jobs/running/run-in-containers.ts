import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Containers } from '../../containers/create-containers.ts'
import type { Runtime } from '../../containers/images.ts'
import type { JobSpec } from '../request/job-spec.ts'
import type { RunContainer } from './container.ts'

/** What an image runs by itself. */
const standardCommand: Record<Runtime['kind'], readonly string[]> = { python: ['python3'], uv: ['uv'], node: ['node'] }

/** Runs jobs on this machine, in what stands in for their images. */
export function createRunContainer(containers: Containers): RunContainer {
  return async ({ spec, environment, secrets, memoryBytes, timeoutMs, onBegin, onLine, signal }) => {
    if (spec.dockerImage === null) {
      throw new NaturalCadError('UNSUPPORTED_CAPABILITY', `The emulator does not run jobs in the image of a Space (${spec.spaceId})`, {
        remedy: 'Name a dockerImage such as python:3.12.',
      })
    }
    if (spec.volumes.length > 0) {
      throw new NaturalCadError('UNSUPPORTED_CAPABILITY', 'The emulator does not mount volumes yet', { remedy: 'Read and write through HF_ENDPOINT with a token as secret.' })
    }
    const runtime = containers.resolveImage(spec.dockerImage)
    if (runtime === undefined) {
      throw new NaturalCadError('NOT_FOUND', `Failed to pull image "${spec.dockerImage}": it does not exist here`, {
        remedy: 'The emulator knows python:3.*, ghcr.io/astral-sh/uv:* and node:24.',
      })
    }
    const description = containers.describe(runtime)
    onBegin()
    onLine(`===== ${description} =====`)
    return containers.start({ runtime, command: commandOf(spec, runtime), environment: { ...environment }, secrets: { ...secrets }, memoryBytes, timeoutMs, onLine, signal, listen: spec.expose.ports })
  }
}

function commandOf({ command, arguments: args }: JobSpec, { kind }: Runtime): readonly [string, ...string[]] {
  const [program, ...rest] = [...(command ?? (args.length === 0 ? standardCommand[kind] : [])), ...args]
  if (program === undefined) throw new Error('a job without a command')
  return [program, ...rest]
}
