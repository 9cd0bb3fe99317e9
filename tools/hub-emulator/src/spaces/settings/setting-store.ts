import { HubError } from '../../http/hub-error.ts'
import type { Database } from '../../storage/database.ts'
import type { SecretBox } from './secret-box.ts'

type SettingKind = 'secret' | 'variable'

interface NewSetting {
  key: string
  value: string
  description?: string | undefined
}

interface SettingRow {
  kind: SettingKind
  key: string
  value: Uint8Array
  description: string | null
  updated_at: number
}

export interface SettingStore {
  set(repositoryId: string, kind: SettingKind, setting: NewSetting): void
  /** Whether there was one. */
  remove(repositoryId: string, kind: SettingKind, key: string): boolean
  /** As the API tells them: secrets without their values. */
  describe(repositoryId: string, kind: SettingKind): Record<string, Record<string, unknown>>
  /** Values by name, for the process of the app. */
  values(repositoryId: string, kind: SettingKind): Record<string, string>
  /** To a Space without settings of its own. */
  copyVariables(fromId: string, toId: string): void
  /** Names that are both. */
  clashes(repositoryId: string): string[]
}

/** More than any Space has; a limit at all, so that nothing grows without end. */
const maxSettings = 500

export function createSettingStore(database: Database, box: SecretBox, now: () => number): SettingStore {
  const rows = (id: string, kind: SettingKind): SettingRow[] =>
    database.all<SettingRow>('SELECT * FROM space_setting WHERE repository_id = ? AND kind = ? ORDER BY key', id, kind)
  const place = (id: string, key: string): string => `${id}/${key}`
  return {
    set: (id, kind, { key, value, description }) => {
      const stored = kind === 'secret' ? box.seal(value, place(id, key)) : Buffer.from(value)
      const others = database.get<{ count: number }>('SELECT count(*) AS count FROM space_setting WHERE repository_id = ? AND NOT (kind = ? AND key = ?)', id, kind, key)
      if ((others?.count ?? 0) >= maxSettings) throw new HubError(400, `A Space may have ${maxSettings} secrets and variables`)
      database.run(
        `INSERT INTO space_setting (repository_id, kind, key, value, description, updated_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET value = excluded.value, description = coalesce(excluded.description, description), updated_at = excluded.updated_at`,
        id, kind, key, stored, description ?? null, now(),
      )
    },
    remove: (id, kind, key) => database.run('DELETE FROM space_setting WHERE repository_id = ? AND kind = ? AND key = ?', id, kind, key) > 0,
    describe: (id, kind) =>
      Object.fromEntries(
        rows(id, kind).map(({ key, value, description, updated_at }) => [
          key,
          {
            key,
            ...(kind === 'variable' ? { value: Buffer.from(value).toString('utf8') } : {}),
            ...(description === null ? {} : { description }),
            updatedAt: new Date(updated_at).toISOString(),
          },
        ]),
      ),
    values: (id, kind) =>
      Object.fromEntries(rows(id, kind).map(({ key, value }) => [key, kind === 'secret' ? box.open(value, place(id, key)) : Buffer.from(value).toString('utf8')])),
    copyVariables: (fromId, toId) =>
      void database.run(
        `INSERT INTO space_setting (repository_id, kind, key, value, description, updated_at)
         SELECT ?, kind, key, value, description, ? FROM space_setting WHERE repository_id = ? AND kind = 'variable'`,
        toId, now(), fromId,
      ),
    clashes: (id) => database.all<{ key: string }>('SELECT key FROM space_setting WHERE repository_id = ? GROUP BY key HAVING count(*) > 1 ORDER BY key', id).map(({ key }) => key),
  }
}
