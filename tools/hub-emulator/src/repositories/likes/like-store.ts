import type { Database } from '../../storage/database.ts'

interface Like {
  repositoryId: string
  userId: string
  createdAt: number
}

export interface LikeStore {
  add(repositoryId: string, userId: string): void
  remove(repositoryId: string, userId: string): void
  count(repositoryId: string): number
  /** Newest first. */
  of(repositoryId: string): Like[]
  by(userId: string): Like[]
}

export const likesSchema = `
CREATE TABLE IF NOT EXISTS repository_like (
  repository_id TEXT NOT NULL REFERENCES repository (id) ON DELETE CASCADE, user_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL, PRIMARY KEY (repository_id, user_id)
) STRICT, WITHOUT ROWID;
`

export function createLikeStore(database: Database, now: () => number): LikeStore {
  const select = 'SELECT repository_id AS repositoryId, user_id AS userId, created_at AS createdAt FROM repository_like'
  return {
    add: (repositoryId, userId) => void database.run('INSERT INTO repository_like (repository_id, user_id, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', repositoryId, userId, now()),
    remove: (repositoryId, userId) => void database.run('DELETE FROM repository_like WHERE repository_id = ? AND user_id = ?', repositoryId, userId),
    count: (repositoryId) => database.get<{ likes: number }>('SELECT count(*) AS likes FROM repository_like WHERE repository_id = ?', repositoryId)?.likes ?? 0,
    of: (repositoryId) => database.all<Like>(`${select} WHERE repository_id = ? ORDER BY created_at DESC, user_id`, repositoryId),
    by: (userId) => database.all<Like>(`${select} WHERE user_id = ? ORDER BY created_at DESC, repository_id`, userId),
  }
}
