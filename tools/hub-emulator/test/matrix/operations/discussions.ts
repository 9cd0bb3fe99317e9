import type { Operation } from '../framework/operation.ts'

const rows = ['2 tags, refs, squash, discussions']

export const discussionOperations = [
  { id: 'create-discussion', rows, by: { python: 'create_discussion', hf: 'discussions create' } },
  { id: 'create-pull-request', rows, by: { python: 'create_pull_request', hub: 'commit({isPullRequest})' } },
  { id: 'list-discussions', rows, by: { python: 'get_repo_discussions', hf: 'discussions ls' } },
  { id: 'discussion-details', rows, by: { python: 'get_discussion_details', hf: 'discussions info' } },
  { id: 'comment-discussion', rows, by: { python: 'comment_discussion', hf: 'discussions comment' } },
  { id: 'edit-comment', rows, by: { python: 'edit_discussion_comment' } },
  { id: 'hide-comment', rows, by: { python: 'hide_discussion_comment' } },
  { id: 'rename-discussion', rows, by: { python: 'rename_discussion', hf: 'discussions rename' } },
  { id: 'change-discussion-status', rows, by: { python: 'change_discussion_status', hf: 'discussions close' } },
  { id: 'upload-attachment', rows, by: { python2: 'upload_attachment' } },
  { id: 'merge-pull-request', rows, by: { python: 'merge_pull_request', hf: 'discussions merge' } },
] as const satisfies readonly Operation[]
