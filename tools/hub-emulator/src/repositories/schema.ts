import { attachmentsSchema } from './discussions/attachment-routes.ts'
import { discussionsSchema } from './discussions/schema.ts'
import { likesSchema } from './likes/like-store.ts'

export const repositoriesSchema = `
CREATE TABLE IF NOT EXISTS repository (
  id TEXT PRIMARY KEY, type TEXT NOT NULL, namespace_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, name TEXT NOT NULL COLLATE NOCASE,
  creator_id TEXT NOT NULL, created_by_client TEXT, visibility TEXT NOT NULL, gated TEXT, sdk TEXT, hardware TEXT,
  created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, UNIQUE (type, namespace_id, name)
) STRICT;
CREATE TABLE IF NOT EXISTS repository_redirect (
  type TEXT NOT NULL, full_name TEXT NOT NULL COLLATE NOCASE, repository_id TEXT NOT NULL REFERENCES repository (id) ON DELETE CASCADE, PRIMARY KEY (type, full_name)
) STRICT;
CREATE TABLE IF NOT EXISTS git_blob (
  repository_id TEXT NOT NULL REFERENCES repository (id) ON DELETE CASCADE, oid TEXT NOT NULL, size INTEGER NOT NULL,
  sha256 TEXT NOT NULL, lfs_size INTEGER, xet_hash TEXT, PRIMARY KEY (repository_id, oid)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS git_blob_xet ON git_blob (repository_id, xet_hash);
CREATE TABLE IF NOT EXISTS git_tree (
  repository_id TEXT NOT NULL REFERENCES repository (id) ON DELETE CASCADE, oid TEXT NOT NULL, entries TEXT NOT NULL, PRIMARY KEY (repository_id, oid)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS git_commit (
  repository_id TEXT NOT NULL REFERENCES repository (id) ON DELETE CASCADE, oid TEXT NOT NULL, tree TEXT NOT NULL, parent TEXT,
  title TEXT NOT NULL, message TEXT NOT NULL, author TEXT NOT NULL, date INTEGER NOT NULL, PRIMARY KEY (repository_id, oid)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS git_ref (
  repository_id TEXT NOT NULL REFERENCES repository (id) ON DELETE CASCADE, name TEXT NOT NULL, commit_oid TEXT NOT NULL, message TEXT,
  PRIMARY KEY (repository_id, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lfs_object (
  repository_id TEXT NOT NULL REFERENCES repository (id) ON DELETE CASCADE, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
  xet_hash TEXT, PRIMARY KEY (repository_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lfs_upload (
  id TEXT PRIMARY KEY, repository_id TEXT NOT NULL REFERENCES repository (id) ON DELETE CASCADE, sha256 TEXT NOT NULL, size INTEGER NOT NULL, created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS lfs_part (
  upload_id TEXT NOT NULL REFERENCES lfs_upload (id) ON DELETE CASCADE, number INTEGER NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (upload_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS access_request (
  repository_id TEXT NOT NULL REFERENCES repository (id) ON DELETE CASCADE, user_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  status TEXT NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (repository_id, user_id)
) STRICT, WITHOUT ROWID;
${discussionsSchema}${attachmentsSchema}${likesSchema}`

/** Contents that the tables above name; the object store drops the rest at start. */
export const repositoryObjectQueries = ['SELECT sha256 FROM git_blob', 'SELECT sha256 FROM lfs_object', 'SELECT sha256 FROM lfs_part', 'SELECT sha256 FROM attachment']

/** Contents of the Xet storage that they name. */
export const repositoryFileQueries = [
  'SELECT xet_hash FROM git_blob WHERE xet_hash IS NOT NULL',
  'SELECT xet_hash FROM lfs_object WHERE xet_hash IS NOT NULL',
]
