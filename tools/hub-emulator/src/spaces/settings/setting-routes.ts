import { HubError } from '../../http/hub-error.ts'
import { readJson } from '../../http/read-body.ts'
import { sendJson } from '../../http/send.ts'
import type { SpaceRouter } from '../space-router.ts'
import type { SpaceServices } from '../space-services.ts'
import { NewSetting, SettingName } from './setting-schema.ts'

/** Secrets can be set and named, never read. Variables are as open as the Space. */
export function addSettingRoutes(router: SpaceRouter, { settings, controllerOf, database }: SpaceServices): void {
  for (const kind of ['secret', 'variable'] as const) {
    const path = `/${kind}s`
    router.on('GET', path, kind === 'secret' ? 'write' : 'read', (exchange, repository) => sendJson(exchange, 200, settings.describe(repository.id, kind)))

    router.on('POST', path, 'write', async (exchange, repository) => {
      const { key, value, description } = await readJson(exchange, NewSetting)
      database.transaction(() => settings.set(repository.id, kind, { key, value, description: description ?? undefined }))
      controllerOf(repository).settingsChanged()
      sendJson(exchange, 200, settings.describe(repository.id, kind))
    })

    router.on('DELETE', path, 'write', async (exchange, repository) => {
      const { key } = await readJson(exchange, SettingName)
      if (!settings.remove(repository.id, kind, key)) throw new HubError(404, `The Space has no ${kind} "${key}"`)
      controllerOf(repository).settingsChanged()
      sendJson(exchange, 200, settings.describe(repository.id, kind))
    })
  }
}
