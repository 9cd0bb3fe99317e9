export const bucketsSchema = `
CREATE TABLE IF NOT EXISTS bucket (
  id TEXT PRIMARY KEY, namespace_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, name TEXT NOT NULL COLLATE NOCASE,
  creator_id TEXT NOT NULL, created_by_client TEXT, is_private INTEGER NOT NULL, cdn_regions TEXT NOT NULL, changes INTEGER NOT NULL,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, UNIQUE (namespace_id, name)
) STRICT;
CREATE TABLE IF NOT EXISTS bucket_redirect (
  full_name TEXT PRIMARY KEY COLLATE NOCASE, bucket_id TEXT NOT NULL REFERENCES bucket (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE IF NOT EXISTS bucket_entry (
  bucket_id TEXT NOT NULL REFERENCES bucket (id) ON DELETE CASCADE, path TEXT NOT NULL, xet_hash TEXT NOT NULL, size INTEGER NOT NULL,
  mtime INTEGER NOT NULL, uploaded_at INTEGER NOT NULL, content_type TEXT, PRIMARY KEY (bucket_id, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bucket_entry_content ON bucket_entry (bucket_id, xet_hash);
`

/** Contents that keys name. */
export const bucketFileQueries = ['SELECT xet_hash FROM bucket_entry']
