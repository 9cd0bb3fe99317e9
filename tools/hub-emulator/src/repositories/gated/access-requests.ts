import type { Database } from '../../storage/database.ts'

export const accessStatuses = ['pending', 'accepted', 'rejected'] as const
export type AccessStatus = (typeof accessStatuses)[number]

interface AccessRequest {
  userId: string
  status: AccessStatus
  createdAt: number
}

export interface AccessRequests {
  status(repositoryId: string, userId: string): AccessStatus | undefined
  set(repositoryId: string, userId: string, status: AccessStatus): void
  list(repositoryId: string, status: AccessStatus): AccessRequest[]
}

export function createAccessRequests(database: Database, now: () => number): AccessRequests {
  return {
    status: (repositoryId, userId) =>
      database.get<{ status: AccessStatus }>('SELECT status FROM access_request WHERE repository_id = ? AND user_id = ?', repositoryId, userId)?.status,
    set: (repositoryId, userId, status) =>
      void database.run(
        'INSERT INTO access_request (repository_id, user_id, status, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET status = excluded.status',
        repositoryId, userId, status, now(),
      ),
    list: (repositoryId, status) =>
      database.all<AccessRequest>(
        'SELECT user_id AS userId, status, created_at AS createdAt FROM access_request WHERE repository_id = ? AND status = ? ORDER BY created_at, user_id', repositoryId, status,
      ),
  }
}
