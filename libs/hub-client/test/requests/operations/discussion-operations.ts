import {
  commentDiscussion,
  createDiscussion,
  editDiscussionComment,
  getDiscussion,
  hideDiscussionComment,
  listDiscussions,
  mergePullRequest,
  renameDiscussion,
  setDiscussionStatus,
} from '@naturalcad/hub-client'
import { collect } from '../../support/collect.ts'
import { required, type OperationContext, type Operations } from '../operation-context.ts'

const repo = 'alice/tiny'

function ofPull({ call, left }: OperationContext) {
  return { ...call, repo, num: required(left.pull) }
}

export const discussionOperations: Operations = {
  createDiscussion: async ({ call, left }) => {
    left.pull = (await createDiscussion({ ...call, repo, title: 'Add a file', description: 'as a draft', isPullRequest: true })).num
  },
  listDiscussions: ({ call }) => collect(listDiscussions({ ...call, repo, type: 'pull_request', status: 'open', author: 'alice' })),
  getDiscussion: (context) => getDiscussion(ofPull(context)),
  commentDiscussion: async (context) => {
    context.left.comment = (await commentDiscussion({ ...ofPull(context), comment: 'Looks good' })).id
  },
  editDiscussionComment: (context) =>
    editDiscussionComment({ ...ofPull(context), commentId: required(context.left.comment), content: 'Looks better' }),
  hideDiscussionComment: (context) => hideDiscussionComment({ ...ofPull(context), commentId: required(context.left.comment) }),
  renameDiscussion: (context) => renameDiscussion({ ...ofPull(context), title: 'Add another file' }),
  setDiscussionStatus: async (context) => {
    await setDiscussionStatus({ ...ofPull(context), status: 'closed', comment: 'not now' })
    await setDiscussionStatus({ ...ofPull(context), status: 'open' })
  },
  mergePullRequest: (context) => mergePullRequest(ofPull(context)),
  mergePullRequest_again_with_a_comment: (context) => mergePullRequest({ ...ofPull(context), comment: 'merged' }),
}
