export const identitySchema = `
CREATE TABLE IF NOT EXISTS account (
  id TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL UNIQUE COLLATE NOCASE, fullname TEXT NOT NULL, email TEXT,
  plan TEXT NOT NULL, private_storage_bytes INTEGER, credits_usd REAL, created_at INTEGER NOT NULL, position INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS membership (
  org_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, user_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  role TEXT NOT NULL, PRIMARY KEY (org_id, user_id)
) STRICT;
CREATE TABLE IF NOT EXISTS access_token (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, value TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  grant_json TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS oauth_app (
  client_id TEXT PRIMARY KEY, client_secret TEXT, name TEXT NOT NULL, redirect_uris TEXT NOT NULL, token_seconds INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS oauth_space_app (
  client_id TEXT PRIMARY KEY REFERENCES oauth_app (client_id) ON DELETE CASCADE, repository_id TEXT NOT NULL UNIQUE REFERENCES repository (id) ON DELETE CASCADE,
  subdomain TEXT NOT NULL, scopes TEXT NOT NULL, org_names TEXT NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS oauth_space_app_gone AFTER DELETE ON oauth_space_app BEGIN
  DELETE FROM oauth_app WHERE client_id = OLD.client_id;
  DELETE FROM access_token WHERE json_extract(grant_json, '$.clientId') = OLD.client_id;
END;
CREATE TABLE IF NOT EXISTS oauth_code (
  code TEXT PRIMARY KEY, client_id TEXT NOT NULL REFERENCES oauth_app (client_id) ON DELETE CASCADE, user_id TEXT NOT NULL, redirect_uri TEXT NOT NULL,
  scopes TEXT NOT NULL, org_ids TEXT NOT NULL, challenge TEXT, nonce TEXT, expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS oauth_device (
  device_code TEXT PRIMARY KEY, user_code TEXT NOT NULL UNIQUE, client_id TEXT NOT NULL REFERENCES oauth_app (client_id) ON DELETE CASCADE,
  scopes TEXT NOT NULL, status TEXT NOT NULL, user_id TEXT, org_ids TEXT NOT NULL, expires_at INTEGER NOT NULL, polled_at INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS oauth_refresh (
  value TEXT PRIMARY KEY, client_id TEXT NOT NULL REFERENCES oauth_app (client_id) ON DELETE CASCADE, user_id TEXT NOT NULL,
  scopes TEXT NOT NULL, org_ids TEXT NOT NULL, expires_at INTEGER NOT NULL
) STRICT;
`
