export const jobsSchema = `
CREATE TABLE IF NOT EXISTS job (
  position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, namespace_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, creator_id TEXT NOT NULL,
  spec TEXT NOT NULL, initiator TEXT NOT NULL, stage TEXT NOT NULL, message TEXT, cancel_reason TEXT, failures INTEGER NOT NULL DEFAULT 0,
  restarts INTEGER NOT NULL DEFAULT 0, cost_micro_usd INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, started_at INTEGER, finished_at INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS job_by_namespace ON job (namespace_id, position);
CREATE INDEX IF NOT EXISTS job_by_stage ON job (stage);
CREATE INDEX IF NOT EXISTS job_by_initiator ON job (initiator ->> 'id', position);
CREATE TABLE IF NOT EXISTS scheduled_job (
  position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, namespace_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, creator_id TEXT NOT NULL,
  spec TEXT NOT NULL, schedule TEXT NOT NULL, is_suspended INTEGER NOT NULL, suspend_reason TEXT, allows_concurrency INTEGER NOT NULL,
  next_run_at INTEGER NOT NULL, created_at INTEGER NOT NULL
) STRICT;
`
