import { Settings, type SettingsInput } from '@naturalcad/contracts/settings'
import type { Express } from 'express'
import type { LogEntry } from '../../src/answers/access-log.ts'
import { createApp, type AppAccess, type AppDependencies } from '../../src/create-app.ts'
import { createPartMakerDouble, type PartMakerDouble } from './part-maker-double.ts'

export interface TestApp {
  app: Express
  maker: PartMakerDouble
  log: LogEntry[]
}

export interface CreateTestAppOptions extends Partial<
  Pick<AppDependencies, 'includeCode' | 'heartbeatMs' | 'draining' | 'stopped' | 'findObstacles'>
> {
  maker?: PartMakerDouble
  settings?: SettingsInput
  access?: Partial<AppAccess>
}

/** An app on loopback without a key, as `npm start` has it, unless told otherwise. */
export function createTestApp({ maker = createPartMakerDouble(), settings = {}, access = {}, ...rest }: CreateTestAppOptions = {}): TestApp {
  const log: LogEntry[] = []
  const app = createApp({
    maker,
    settings: Settings.parse(settings),
    access: { host: '127.0.0.1', allowedOrigins: [], trustProxy: false, ...access },
    log: (entry) => log.push(entry),
    version: '0.0.0-test',
    ...rest,
  })
  return { app, maker, log }
}
