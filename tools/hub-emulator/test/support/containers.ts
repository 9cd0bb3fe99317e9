import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Mounts } from '../../src/mounts/create-mounts.ts'
import type { ContainerEnd, ContainerRequest } from '../../src/containers/container.ts'
import { createContainers, type Containers, type ContainersOptions } from '../../src/containers/create-containers.ts'

export interface TestContainers extends Containers {
  folder: string
  /** Runs a command in an image to its end. */
  run(image: string, command: ContainerRequest['command'], rest?: Partial<ContainerRequest>): Promise<{ end: ContainerEnd; lines: string[] }>
}

const noMounts: Mounts = { open: () => Promise.reject(new Error('no volumes in this test')) }

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-emulator-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function containersForTest(options: Partial<ContainersOptions> = {}): TestContainers {
  const folder = newFolder()
  const containers = createContainers({ folder: join(folder, 'containers'), port: () => 5050, mounts: noMounts, ...options })
  onTestFinished(() => containers.stop())
  return {
    ...containers,
    folder,
    run: async (image, command, rest = {}) => {
      const runtime = containers.resolveImage(image)
      if (runtime === undefined) throw new Error(`no image ${image}`)
      const lines: string[] = []
      const container = await containers.start({ runtime, command, onLine: (line) => void lines.push(line), ...rest })
      return { end: await container.ended, lines }
    },
  }
}

/** A server on loopback that answers every request with a text. */
export async function serverForTest(answer: string): Promise<number> {
  const server: Server = createServer((_request, response) => response.end(answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}
