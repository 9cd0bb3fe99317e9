import type { HubEmulatorOptions } from '@naturalcad/hub-emulator'
import { createSpaceFactory, type SpaceFactory, type SpaceFactoryOptions } from '@naturalcad/space-factory'
import { onTestFinished } from 'vitest'
import { startHub, type StartedHub } from './start-hub.ts'

export interface FactoryHub extends StartedHub {
  /** The factory of one user, closed with the test. */
  factoryOf(name: string, options?: Partial<SpaceFactoryOptions>): SpaceFactory
}

/** A Hub with alice on a paid plan and bob on the free one, unless told otherwise. */
export async function startFactoryHub(options: HubEmulatorOptions = {}): Promise<FactoryHub> {
  const hub = await startHub({ profile: 'pro', ...options })
  return {
    ...hub,
    factoryOf(name, given = {}) {
      const factory = createSpaceFactory({ ...hub.as(name), ...given })
      onTestFinished(() => factory.close())
      return factory
    },
  }
}
