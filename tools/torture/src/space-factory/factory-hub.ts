import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startHubEmulator, type HubEmulator } from '@naturalcad/hub-emulator'
import { findPeer } from '@naturalcad/peers'
import { generateSpace } from '@naturalcad/space-factory'
import { buildWheels } from './stand-in/build-wheels.ts'

export interface FactoryHub {
  hub: HubEmulator
  /** Folder for what lies beside it. */
  folder: string
  /** How often a Space was made. */
  countMade: () => number
  tokenOf: (user: string) => string
}

export const users = ['ada', 'ben', 'cleo', 'dan'] as const

/** An emulated Hub with four users, which builds and runs Spaces with a small stand-in for Gradio; or why there can be none here. */
export async function startFactoryHub(folder: string): Promise<FactoryHub | { reason: string }> {
  const python = findPeer('python')
  const bubblewrap = findPeer('bubblewrap')
  for (const peer of [python, bubblewrap]) if (!peer.found) return { reason: peer.reason }
  if (!python.found) return { reason: python.reason }
  const wheelFolder = join(folder, 'wheels')
  mkdirSync(folder, { recursive: true })
  buildWheels(wheelFolder, { gradio: readGradioVersion() })
  let made = 0
  const hub = await startHubEmulator({
    dataFolder: join(folder, 'hub'),
    python: python.program,
    packages: { wheelFolder, folder: join(folder, 'packages') },
    maxRunningJobs: 10,
    seed: { users: users.map((name) => ({ name, plan: 'pro' as const })) },
    onRequest: ({ method, path, status }) => {
      if (method === 'POST' && path === '/api/repos/create' && status === 200) made += 1
    },
  })
  const tokenOf = (user: string) => hub.users.find(({ name }) => name === user)?.token ?? ''
  return { hub, folder, countMade: () => made, tokenOf }
}

/** The one that generated apps are pinned to. */
function readGradioVersion(): string {
  const { files } = generateSpace({ template: 'transformers-text', modelId: 'ada/tiny', revision: '0'.repeat(40), task: 'text-generation', hardware: 'cpu-basic' })
  const readme = files.find(({ path }) => path === 'README.md')?.text ?? ''
  return /^sdk_version: (?:"?)([\d.]+)/m.exec(readme)?.[1] ?? '6.0.0'
}
