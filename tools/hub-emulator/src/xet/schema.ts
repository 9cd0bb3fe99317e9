import { xorbNamePrefix } from './xorb.ts'

export const xetSchema = `
CREATE TABLE IF NOT EXISTS xet_xorb (
  hash TEXT PRIMARY KEY, size INTEGER NOT NULL, chunks BLOB NOT NULL, used_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS xet_file (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, used_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS xet_term (
  file_hash TEXT NOT NULL REFERENCES xet_file (hash) ON DELETE CASCADE, position INTEGER NOT NULL, xorb_hash TEXT NOT NULL REFERENCES xet_xorb (hash),
  chunk_start INTEGER NOT NULL, chunk_end INTEGER NOT NULL, length INTEGER NOT NULL, PRIMARY KEY (file_hash, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS xet_term_xorb ON xet_term (xorb_hash);
CREATE TABLE IF NOT EXISTS xet_upload (
  file_hash TEXT NOT NULL REFERENCES xet_file (hash) ON DELETE CASCADE, holder TEXT NOT NULL, PRIMARY KEY (file_hash, holder)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS xet_known_chunk (
  chunk_hash TEXT NOT NULL, holder TEXT NOT NULL, file_hash TEXT NOT NULL REFERENCES xet_file (hash) ON DELETE CASCADE, PRIMARY KEY (chunk_hash, holder)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS xet_known_chunk_file ON xet_known_chunk (file_hash);
`

/** For the sweep of the object store. */
export const xetObjectQueries = [`SELECT '${xorbNamePrefix}' || hash FROM xet_xorb`]
