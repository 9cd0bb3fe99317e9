import { Settings, type SettingsInput } from '@naturalcad/contracts/settings'
import type { Express } from 'express'
import type { LogEntry } from '../../src/answers/access-log.ts'
import { createApp, type AppAccess, type AppDependencies } from '../../src/create-app.ts'
import type { OAuthApplication } from '../../src/sign-in/oauth-application.ts'
import { createSessions, type Sessions } from '../../src/sign-in/sessions.ts'
import type { CreateFactory } from '../../src/sign-in/token-factories.ts'
import { createPartMakerDouble, type PartMakerDouble } from './part-maker-double.ts'
import { createFactoryDouble, type FactoryDouble } from './factory-double.ts'

export interface TestApp {
  app: Express
  maker: PartMakerDouble
  factory: FactoryDouble
  sessions: Sessions
  log: LogEntry[]
}

export interface CreateTestAppOptions extends Partial<
  Pick<AppDependencies, 'includeCode' | 'heartbeatMs' | 'draining' | 'stopped' | 'findObstacles'>
> {
  maker?: PartMakerDouble
  factory?: FactoryDouble
  /** In place of the double. */
  createFactory?: CreateFactory
  sessions?: Sessions
  application?: OAuthApplication
  jobSeconds?: number
  settings?: SettingsInput
  access?: Partial<AppAccess>
}

/** An app on loopback without a key, as `npm start` has it, unless told otherwise. */
export function createTestApp(options: CreateTestAppOptions = {}): TestApp {
  const { maker = createPartMakerDouble(), factory = createFactoryDouble(), sessions = createSessions(), createFactory = factory.create, application, jobSeconds, settings = {}, access = {}, ...rest } = options
  const log: LogEntry[] = []
  const app = createApp({
    maker,
    factory: { application, sessions, createFactory, jobSeconds },
    settings: Settings.parse(settings),
    access: { host: '127.0.0.1', allowedOrigins: [], ownOrigins: [], framingOrigins: [], trustProxy: false, ...access },
    log: (entry) => log.push(entry),
    version: '0.0.0-test',
    ...rest,
  })
  return { app, maker, factory, sessions, log }
}
