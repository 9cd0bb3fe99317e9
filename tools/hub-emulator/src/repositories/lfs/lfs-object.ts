import type { Database } from '../../storage/database.ts'

/** A large file that was uploaded to a repository, in the Xet storage or, with `xetHash` null, as it is. */
export interface LfsObject {
  sha256: string
  size: number
  xetHash: string | null
}

export function findLfsObject(database: Database, repositoryId: string, sha256: string): LfsObject | undefined {
  return database.get<LfsObject>('SELECT sha256, size, xet_hash AS xetHash FROM lfs_object WHERE repository_id = ? AND sha256 = ?', repositoryId, sha256)
}

/** What is there stays: the first upload counts. */
export function addLfsObject(database: Database, repositoryId: string, { sha256, size, xetHash }: LfsObject): void {
  database.run('INSERT INTO lfs_object (repository_id, sha256, size, xet_hash) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING', repositoryId, sha256, size, xetHash)
}
