export const discussionsSchema = `
CREATE TABLE IF NOT EXISTS discussion (
  repository_id TEXT NOT NULL REFERENCES repository (id) ON DELETE CASCADE, num INTEGER NOT NULL, title TEXT NOT NULL, status TEXT NOT NULL,
  author_id TEXT NOT NULL, created_at INTEGER NOT NULL, base_oid TEXT, merge_oid TEXT, PRIMARY KEY (repository_id, num)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS discussion_event (
  id TEXT PRIMARY KEY, repository_id TEXT NOT NULL, num INTEGER NOT NULL, author_id TEXT NOT NULL, created_at INTEGER NOT NULL, content TEXT NOT NULL,
  FOREIGN KEY (repository_id, num) REFERENCES discussion (repository_id, num) ON DELETE CASCADE
) STRICT;
CREATE INDEX IF NOT EXISTS discussion_event_of ON discussion_event (repository_id, num);
`
