import { gpuQuotaSchema } from './zero-gpu/gpu-quota.ts'

export const spacesSchema = `${gpuQuotaSchema}
CREATE TABLE IF NOT EXISTS space (
  repository_id TEXT PRIMARY KEY REFERENCES repository (id) ON DELETE CASCADE, port INTEGER, goal TEXT NOT NULL, goal_reason TEXT, sleep_seconds INTEGER,
  storage TEXT, dev_mode INTEGER NOT NULL, volumes TEXT NOT NULL, built_oid TEXT, failure TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS space_setting (
  repository_id TEXT NOT NULL REFERENCES repository (id) ON DELETE CASCADE, kind TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL,
  description TEXT, updated_at INTEGER NOT NULL, PRIMARY KEY (repository_id, kind, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS space_log (
  repository_id TEXT NOT NULL REFERENCES repository (id) ON DELETE CASCADE, kind TEXT NOT NULL, number INTEGER NOT NULL, time INTEGER NOT NULL,
  text TEXT NOT NULL, PRIMARY KEY (repository_id, kind, number)
) STRICT, WITHOUT ROWID;
`
