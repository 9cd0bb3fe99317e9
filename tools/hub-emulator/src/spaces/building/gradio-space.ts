import { posix } from 'node:path'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { PythonEnvironment } from '@naturalcad/sandbox'
import { nodeParts } from '../../containers/image-parts.ts'
import { readTextFile } from '../../repositories/content/read-file.ts'
import { SpaceFailure } from '../runtime/space-failure.ts'
import type { BuildRequest, BuiltSpace, SpaceSource } from '../runtime/space-runner.ts'
import type { SpaceRunnerOptions } from './space-runner-options.ts'
import { gradioRequirements, standardPackages } from './gradio-requirements.ts'
import { startApp } from './start-app.ts'
import { assertSystemPackages } from './system-packages.ts'

/** The Node of this process, for the pages. */
const node = { program: posix.join(nodeParts.path[0] ?? '/usr/bin', 'node'), readOnly: nodeParts.readOnly.filter((mount) => typeof mount !== 'string') }

/** Where Gradio listens on the Hub. */
const port = 7860

/** An environment with the Gradio that the card asks for and the requirements of the Space; its process is `python app_file`. */
export async function buildGradioSpace(options: SpaceRunnerOptions, source: SpaceSource, { log, signal }: BuildRequest): Promise<BuiltSpace> {
  const environment = await installPackages(options, source, log, signal)
  return {
    start: (request) =>
      startApp(options, {
        ...request, source, port,
        runtime: { kind: 'python', image: 'python:3' },
        command: ['python', source.card.appFile],
        packages: environment,
        readOnly: node.readOnly,
        environment: {
          GRADIO_ALLOW_FLAGGING: 'never',
          // Nothing leads out of the sandbox to where it would report.
          GRADIO_ANALYTICS_ENABLED: 'False',
          GRADIO_NUM_PORTS: '1',
          GRADIO_SERVER_NAME: '0.0.0.0',
          GRADIO_SERVER_PORT: String(port),
          ...pageRendering(source.card.sdkVersion, node.program),
        },
      }),
  }
}

/**
 * Pages are rendered by Node, as on the Hub: paths that Gradio does not know come back as HTML. Not with Gradio 5, whose apps ended here
 * together with their renderer, for a cause that is not known: there the browser renders.
 */
export function pageRendering(sdkVersion: string | undefined, program: string): Record<string, string> {
  return sdkVersion !== undefined && Number.parseInt(sdkVersion, 10) < 6 ? { GRADIO_SSR_MODE: 'False' } : { GRADIO_SSR_MODE: 'True', GRADIO_NODE_PATH: program }
}

async function installPackages({ services, containers }: SpaceRunnerOptions, { repository, commit, card }: SpaceSource, log: (text: string) => void, signal: AbortSignal): Promise<PythonEnvironment> {
  const read = (path: string): string | undefined => readTextFile(services, repository, commit, path)
  try {
    const version = containers.pythonVersion()
    const wanted = card.pythonVersion
    log(`--> Python ${version} of this machine${wanted === undefined || version.startsWith(wanted) ? '' : ` stands in for the ${wanted} of python_version`}\n`)
    await assertSystemPackages(read('packages.txt') ?? '', log)
    const requirements = gradioRequirements({ sdkVersion: card.sdkVersion, read })
    log(`--> RUN pip install ${standardPackages(card.sdkVersion).join(' ')}${read('requirements.txt') === undefined ? '' : ' -r requirements.txt'}\n`)
    const environment = await containers.installPackages(requirements, { signal, onLine: (line) => log(`${line}\n`) })
    log('\nDONE\n')
    return environment
  } catch (error) {
    if (NaturalCadError.is(error)) throw new SpaceFailure('BUILD_ERROR', error.remedy === undefined ? error.message : `${error.message}. ${error.remedy}`, { cause: error })
    throw error
  }
}
