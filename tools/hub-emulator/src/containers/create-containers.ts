import { mkdirSync, rmSync } from 'node:fs'
import { createSandbox, type Sandbox } from '@naturalcad/sandbox'
import { findBasePython, type BasePython } from './base-python.ts'
import type { Container, ContainerRequest } from './container.ts'
import { resolveImage, type Runtime } from './images.ts'
import { startContainer } from './start-container.ts'

export interface ContainersOptions {
  /** For what containers write; emptied when this starts. */
  folder: string
  /** The Python that jobs and Spaces run on, maybe of a virtual environment, of which only the interpreter is used. @default the operating system's */
  python?: string | undefined
  /** The port of this emulator, asked when a container starts. */
  port: () => number
}

/** Runs what jobs and Spaces ask for as confined processes. */
export interface Containers {
  /** Undefined for an image that nothing here stands in for; to a client it does not exist. */
  resolveImage(image: string): Runtime | undefined
  /** One line for the log: what really runs. Throws as `start`. */
  describe(runtime: Runtime): string
  /**
   * @throws NaturalCadError NOT_CONFIGURED without bubblewrap or Python, with what to install as `remedy`; UNAVAILABLE when the sandbox did
   * not start; INVALID_REQUEST for a folder, port or variable that cannot be
   */
  start(request: ContainerRequest): Promise<Container>
  /** Ends every container and waits for that. No other can be started. */
  stop(): Promise<void>
}

export function createContainers({ folder, python, port }: ContainersOptions): Containers {
  // Left by an emulator that was killed; its processes died with it.
  rmSync(folder, { recursive: true, force: true })
  // Made when first needed and again after a failure: what is missing can be installed meanwhile.
  let sandbox: Sandbox | undefined
  let base: BasePython | undefined
  const controller = new AbortController()
  const running = new Set<Promise<unknown>>()

  const findPython = (): BasePython => (base ??= findBasePython(python))
  const findSandbox = (): Sandbox => (sandbox ??= createSandbox({ floor: 3 }))

  return {
    resolveImage,
    describe: (runtime) => {
      const program = runtime.kind === 'node' ? `Node.js ${process.versions.node}` : `Python ${findPython().version}`
      return `${program} of this machine stands in for ${runtime.image}`
    },
    start: async (request) => {
      controller.signal.throwIfAborted()
      mkdirSync(folder, { recursive: true })
      const signal = request.signal === undefined ? controller.signal : AbortSignal.any([controller.signal, request.signal])
      const container = await startContainer({ sandbox: findSandbox(), python: findPython(), folder, port: port() }, { ...request, signal })
      running.add(container.ended)
      void container.ended.catch(() => undefined).finally(() => running.delete(container.ended))
      return container
    },
    stop: async () => {
      controller.abort()
      await Promise.allSettled(running)
    },
  }
}
