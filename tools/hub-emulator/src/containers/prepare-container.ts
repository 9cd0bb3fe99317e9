import type { Mount, PackageInstaller, Sandbox } from '@naturalcad/sandbox'
import type { Mounts } from '../mounts/create-mounts.ts'
import type { OpenVolumes } from '../mounts/volume.ts'
import type { BasePython } from './base-python.ts'
import { createContainerFolder, insideImage, layOutPython, type ContainerFolder } from './container-folder.ts'
import type { ContainerRequest } from './container.ts'
import { nodeParts, pythonParts } from './image-parts.ts'
import { readThroughMounts } from './inside-files.ts'
import { offlineClients } from './packages/offline-clients.ts'
import { wantedPackages } from './packages/wanted-packages.ts'
import { containerHome, type ContainerPlan } from './start-container.ts'

export interface ContainerMachine {
  sandbox: Sandbox
  python: () => BasePython
  installer: () => PackageInstaller
  mounts: Mounts
  /** Where containers have their folders. */
  folder: string
  port: number
  door: number
  /** Ports of apps, which containers can reach. */
  apps: ReadonlySet<number>
}

const uvRequirement = 'uv>=0.9'

/** Lays out the image, fills the volumes and fetches what the command will ask for: afterwards there is no network. */
export async function prepareContainer({ sandbox, port, door, apps, ...machine }: ContainerMachine, request: ContainerRequest): Promise<ContainerPlan> {
  const { runtime, signal, volumes: wanted = [] } = request
  const folder = createContainerFolder(machine.folder)
  let volumes: OpenVolumes | undefined
  try {
    // The log may be closed already; then nobody is left to hear it.
    const onProblem = (message: string): void => void Promise.resolve(`===== ${message} =====`).then(request.onLine).catch(() => undefined)
    volumes = wanted.length === 0 ? undefined : await machine.mounts.open({ volumes: wanted, folder: folder.volumes, python: machine.python().named, onProblem, signal })
    const mounts = {
      readOnly: [...(request.readOnly ?? []), ...(volumes?.readOnly ?? [])],
      writable: [...(request.writable ?? []), ...(volumes?.writable ?? [])],
    }
    const parts = runtime.kind === 'node' ? { image: nodeParts, environment: {}, wheels: [] } : await preparePython(machine, request, folder, [...mounts.readOnly, ...mounts.writable])
    return {
      sandbox, port, door, folder, volumes,
      reachable: [...apps].filter((app) => !(request.listen ?? []).includes(app)),
      image: parts.image,
      environment: { ...parts.environment, ...request.environment },
      readOnly: [...mounts.readOnly, ...parts.wheels],
      writable: mounts.writable,
    }
  } catch (error) {
    await volumes?.close()
    folder.remove()
    throw error
  }
}

async function preparePython({ python, installer }: Pick<ContainerMachine, 'python' | 'installer'>, request: ContainerRequest, folder: ContainerFolder, mounts: readonly Mount[]) {
  const { runtime, command, packages, signal } = request
  const subscriber = signal === undefined ? {} : { signal }
  const uv = runtime.kind === 'uv' ? await installer().install([uvRequirement], subscriber) : undefined
  const wheelFolders: string[] = []
  for (const requirements of wantedPackages(command, readThroughMounts(mounts, request.folder ?? containerHome))) wheelFolders.push(await installer().fetch(requirements, subscriber))
  const clients = offlineClients(wheelFolders, `${insideImage}/bin/python`)
  layOutPython(folder.image, { python: python(), packages, uv })
  const environments = [uv, packages].filter((environment) => environment !== undefined)
  return { image: pythonParts(python(), environments, packages), environment: clients.environment, wheels: clients.readOnly }
}
