import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createPackageInstaller, createSandbox, type PackageInstaller, type PackageSource, type PythonEnvironment, type Sandbox } from '@naturalcad/sandbox'
import type { Mounts } from '../mounts/create-mounts.ts'
import { findBasePython, type BasePython } from './base-python.ts'
import type { Container, ContainerRequest } from './container.ts'
import { resolveImage, type Runtime } from './images.ts'
import { prepareContainer } from './prepare-container.ts'
import { startContainer, type ContainerPlan } from './start-container.ts'

export interface PackageOptions extends PackageSource {
  /** Where wheels and environments are kept for the next time; several emulators may share it. @default `packages` beside the folder of the containers */
  folder?: string | undefined
}

export interface ContainersOptions {
  /** For what containers write; emptied when this starts. */
  folder: string
  /** The Python that jobs and Spaces run on, maybe of a virtual environment, of which only the interpreter is used. @default the operating system's */
  python?: string | undefined
  packages?: PackageOptions | undefined
  /** Shows the volumes of containers. */
  mounts: Mounts
  /** The port of this emulator, asked when a container starts. */
  port: () => number
  /** What answers inside under that port. @default the port itself */
  door?: () => number
}

/** Runs what jobs and Spaces ask for as confined processes. */
export interface Containers {
  /** Undefined for an image that nothing here stands in for; to a client it does not exist. */
  resolveImage(image: string): Runtime | undefined
  /** One line for the log: what really runs. Throws as `start`. */
  describe(runtime: Runtime): string
  /** Of the Python that everything runs on, as in 3.11.2. Throws as `start`. */
  pythonVersion(): string
  /** Makes an environment of packages, or finds the one that it made before. Throws as the sandbox's `PackageInstaller`, and NOT_CONFIGURED as `start`. */
  installPackages(requirements: readonly string[], options?: { onLine?: (line: string) => void; signal?: AbortSignal }): Promise<PythonEnvironment>
  /**
   * Fetches the packages that the command will ask its client for, then starts.
   * @throws NaturalCadError NOT_CONFIGURED without bubblewrap or Python, with what to install as `remedy`; UNAVAILABLE when the sandbox did
   * not start; INVALID_REQUEST for a folder, port, variable or requirement that cannot be; for packages as `installPackages`
   */
  start(request: ContainerRequest): Promise<Container>
  /** From now on every container can reach this port of the loopback interface, where an app answers. */
  addApp(port: number): Promise<void>
  /** Nothing answers there any more. */
  removeApp(port: number): void
  /** Ends every container and waits for that. No other can be started. */
  stop(): Promise<void>
}

export function createContainers({ folder, python, port, door = port, mounts, packages = {} }: ContainersOptions): Containers {
  // Left by an emulator that was killed; its processes died with it.
  rmSync(folder, { recursive: true, force: true })
  // Made when first needed and again after a failure: what is missing can be installed meanwhile.
  let sandbox: Sandbox | undefined
  let base: BasePython | undefined
  let installer: PackageInstaller | undefined
  const controller = new AbortController()
  const running = new Map<Container, readonly number[]>()
  const apps = new Set<number>()

  const findPython = (): BasePython => (base ??= findBasePython(python))
  const findSandbox = (): Sandbox => (sandbox ??= createSandbox({ floor: 3 }))
  const findInstaller = (): PackageInstaller =>
    (installer ??= createPackageInstaller({ ...packages, sandbox: findSandbox(), python: findPython().named, folder: packages.folder ?? join(folder, '../packages') }))
  const untilStop = (signal: AbortSignal | undefined): AbortSignal => (signal === undefined ? controller.signal : AbortSignal.any([controller.signal, signal]))

  return {
    resolveImage,
    describe: (runtime) => {
      const program = runtime.kind === 'node' ? `Node.js ${process.versions.node}` : `Python ${findPython().version}`
      return `${program} of this machine stands in for ${runtime.image}`
    },
    pythonVersion: () => findPython().version,
    installPackages: async (requirements, { onLine, signal } = {}) => findInstaller().install(requirements, { onLine, signal: untilStop(signal) }),
    start: async (given) => {
      const request = { ...given, signal: untilStop(given.signal) }
      request.signal.throwIfAborted()
      mkdirSync(folder, { recursive: true })
      const plan = await prepareContainer({ sandbox: findSandbox(), python: findPython, installer: findInstaller, mounts, folder, port: port(), door: door(), apps }, request)
      const container = await startOrRemove(plan, request)
      const listens = request.listen ?? []
      running.set(container, listens)
      void container.ended.catch(() => undefined).finally(() => running.delete(container))
      // What came while it was starting.
      await Promise.all([...apps].filter((app) => !plan.reachable.includes(app)).map(async (app) => openApp(container, listens, app)))
      return container
    },
    addApp: async (app) => {
      apps.add(app)
      await Promise.all([...running].map(async ([container, listens]) => openApp(container, listens, app)))
    },
    removeApp: (app) => void apps.delete(app),
    stop: async () => {
      controller.abort()
      await Promise.allSettled([...running.keys()].map(({ ended }) => ended))
    },
  }
}

/** A container that has the port for itself, or that ends at this moment, goes without. */
async function openApp(container: Container, listens: readonly number[], port: number): Promise<void> {
  if (!listens.includes(port)) await container.openPort(port).catch(() => undefined)
}

async function startOrRemove(plan: ContainerPlan, request: ContainerRequest): Promise<Container> {
  try {
    request.signal?.throwIfAborted()
    const container = await startContainer(plan, request)
    const ended = container.ended.finally(() => plan.folder.remove())
    ended.catch(() => undefined)
    return { ...container, ended, stop: (options) => container.stop(options).then(() => ended) }
  } catch (error) {
    await plan.volumes?.close()
    plan.folder.remove()
    throw error
  }
}
