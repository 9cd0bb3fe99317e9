import { randomId } from '../../identity/random.ts'
import type { Database } from '../../storage/database.ts'
import type { Discussion, DiscussionEvent, DiscussionStatus, EventContent } from './discussion.ts'

interface NewDiscussion {
  title: string
  authorId: string
  /** The first comment. */
  description: string
  /** Set for a pull request: the commit it begins at, and whether it waits to be made ready. */
  pull?: { baseOid: string; status: DiscussionStatus }
}

export interface DiscussionStore {
  open(repositoryId: string, discussion: NewDiscussion): Discussion
  find(repositoryId: string, num: number): Discussion | undefined
  /** Newest first. */
  list(repositoryId: string): Discussion[]
  countBy(authorId: string): number
  change(discussion: Discussion, changes: Partial<Pick<Discussion, 'title' | 'status' | 'mergeOid'>>): void
  remove(discussion: Discussion): void
  /** After a rewrite of the history: the new id of each commit by its old one. */
  renameCommits(repositoryId: string, commits: ReadonlyMap<string, string>): void
  addEvent(discussion: Pick<Discussion, 'repositoryId' | 'num'>, authorId: string, content: EventContent): DiscussionEvent
  changeEvent(id: string, content: EventContent): void
  events(discussion: Discussion): DiscussionEvent[]
}

const columns = 'repository_id AS repositoryId, num, title, status, author_id AS authorId, created_at AS createdAt, base_oid AS baseOid, merge_oid AS mergeOid'

interface EventRow {
  id: string
  authorId: string
  createdAt: number
  content: string
}

export function createDiscussionStore(database: Database, now: () => number): DiscussionStore {
  const store: DiscussionStore = {
    open: (repositoryId, { title, authorId, description, pull }) =>
      database.transaction(() => {
        const num = (database.get<{ last: number | null }>('SELECT max(num) AS last FROM discussion WHERE repository_id = ?', repositoryId)?.last ?? 0) + 1
        const opened: Discussion = { repositoryId, num, title, status: pull?.status ?? 'open', authorId, createdAt: now(), baseOid: pull?.baseOid ?? null, mergeOid: null }
        database.run(
          'INSERT INTO discussion (repository_id, num, title, status, author_id, created_at, base_oid) VALUES (?, ?, ?, ?, ?, ?, ?)',
          repositoryId, num, title, opened.status, authorId, opened.createdAt, opened.baseOid,
        )
        store.addEvent(opened, authorId, { type: 'comment', versions: [{ raw: description, at: now() }], hiddenBy: null })
        return opened
      }),
    find: (repositoryId, num) => database.get<Discussion>(`SELECT ${columns} FROM discussion WHERE repository_id = ? AND num = ?`, repositoryId, num),
    list: (repositoryId) => database.all<Discussion>(`SELECT ${columns} FROM discussion WHERE repository_id = ? ORDER BY num DESC`, repositoryId),
    countBy: (authorId) => database.get<{ total: number }>('SELECT count(*) AS total FROM discussion WHERE author_id = ?', authorId)?.total ?? 0,
    change: ({ repositoryId, num }, { title, status, mergeOid }) =>
      void database.run(
        'UPDATE discussion SET title = coalesce(?, title), status = coalesce(?, status), merge_oid = coalesce(?, merge_oid) WHERE repository_id = ? AND num = ?',
        title ?? null, status ?? null, mergeOid ?? null, repositoryId, num,
      ),
    remove: ({ repositoryId, num }) => void database.run('DELETE FROM discussion WHERE repository_id = ? AND num = ?', repositoryId, num),
    renameCommits: (repositoryId, commits) => {
      for (const [oldOid, newOid] of commits) {
        for (const column of ['base_oid', 'merge_oid']) database.run(`UPDATE discussion SET ${column} = ? WHERE repository_id = ? AND ${column} = ?`, newOid, repositoryId, oldOid)
        database.run("UPDATE discussion_event SET content = json_set(content, '$.oid', ?) WHERE repository_id = ? AND json_extract(content, '$.oid') = ?", newOid, repositoryId, oldOid)
      }
    },
    addEvent: ({ repositoryId, num }, authorId, content) => {
      const event = { id: randomId(), authorId, createdAt: now(), content }
      database.run(
        'INSERT INTO discussion_event (id, repository_id, num, author_id, created_at, content) VALUES (?, ?, ?, ?, ?, ?)',
        event.id, repositoryId, num, authorId, event.createdAt, JSON.stringify(content),
      )
      return event
    },
    changeEvent: (id, content) => void database.run('UPDATE discussion_event SET content = ? WHERE id = ?', JSON.stringify(content), id),
    events: ({ repositoryId, num }) =>
      database
        .all<EventRow>(
          'SELECT id, author_id AS authorId, created_at AS createdAt, content FROM discussion_event WHERE repository_id = ? AND num = ? ORDER BY rowid', repositoryId, num,
        )
        .map((row) => ({ ...row, content: JSON.parse(row.content) as EventContent })),
  }
  return store
}
