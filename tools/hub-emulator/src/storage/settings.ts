import type { Database } from './database.ts'

export interface Settings {
  get(key: string): string | undefined
  set(key: string, value: string): void
  /** The stored value, or what `make` gives, stored first. */
  getOrSet(key: string, make: () => string): string
}

/** Single values that must survive a restart: keys of signatures, the seed. */
export function createSettings(database: Database): Settings {
  const settings: Settings = {
    get: (key) => database.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', key)?.value,
    set: (key, value) => void database.run('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value),
    getOrSet: (key, make) => {
      const known = settings.get(key)
      if (known !== undefined) return known
      const value = make()
      settings.set(key, value)
      return value
    },
  }
  return settings
}
