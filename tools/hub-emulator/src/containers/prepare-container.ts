import type { PackageInstaller, Sandbox } from '@naturalcad/sandbox'
import type { BasePython } from './base-python.ts'
import { createContainerFolder, insideImage, layOutPython } from './container-folder.ts'
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
  /** Where containers have their folders. */
  folder: string
  port: number
}

const uvRequirement = 'uv>=0.9'

/** Lays out the image and fetches what the command will ask for: afterwards there is no network. */
export async function prepareContainer({ sandbox, port, ...machine }: ContainerMachine, request: ContainerRequest): Promise<ContainerPlan> {
  const { runtime, command, packages, signal } = request
  const [readOnly, writable] = [request.readOnly ?? [], request.writable ?? []]
  const mounts = [...readOnly, ...writable]
  if (runtime.kind === 'node') return { sandbox, port, folder: createContainerFolder(machine.folder), image: nodeParts, environment: {}, readOnly, writable }
  const python = machine.python()
  const subscriber = signal === undefined ? {} : { signal }
  const uv = runtime.kind === 'uv' ? await machine.installer().install([uvRequirement], subscriber) : undefined
  const wheels: string[] = []
  for (const requirements of wantedPackages(command, readThroughMounts(mounts, request.folder ?? containerHome))) wheels.push(await machine.installer().fetch(requirements, subscriber))
  const clients = offlineClients(wheels, `${insideImage}/bin/python`)
  const folder = createContainerFolder(machine.folder)
  try {
    layOutPython(folder.image, { python, packages, uv })
    const image = pythonParts(python, [uv, packages].filter((environment) => environment !== undefined), packages)
    return { sandbox, port, folder, image, environment: clients.environment, readOnly: [...readOnly, ...clients.readOnly], writable }
  } catch (error) {
    folder.remove()
    throw error
  }
}
