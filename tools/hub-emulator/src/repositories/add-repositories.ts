import type { Router } from '../http/router.ts'
import { createBlobContents } from './content/blob-contents.ts'
import { addCommitRoutes } from './content/commit-routes.ts'
import { addHistoryRoutes } from './content/history-routes.ts'
import { addPreuploadRoutes } from './content/preupload-routes.ts'
import { addResolveRoutes } from './content/resolve-routes.ts'
import { addTreeRoutes } from './content/tree-routes.ts'
import { addAttachmentRoutes } from './discussions/attachment-routes.ts'
import { addDiscussionChangeRoutes } from './discussions/change-routes.ts'
import { addDiscussionRoutes } from './discussions/discussion-routes.ts'
import { createDiscussionStore } from './discussions/discussion-store.ts'
import { createAccessRequests } from './gated/access-requests.ts'
import { addGatedRoutes } from './gated/gated-routes.ts'
import { createGitStore } from './git/git-store.ts'
import { addInfoRoutes } from './info/info-routes.ts'
import { addListRoutes } from './info/list-routes.ts'
import { addSafetensorsRoute } from './info/safetensors-routes.ts'
import { addSpaceSearchRoute } from './info/search-spaces.ts'
import { addTagCatalogRoutes } from './info/tag-catalog.ts'
import { createFactsReader } from './info/repository-facts.ts'
import { addLikeRoutes } from './likes/like-routes.ts'
import { createLikeStore } from './likes/like-store.ts'
import { addLfsFileRoutes } from './lfs/lfs-file-routes.ts'
import { addLfsRoutes } from './lfs/lfs-routes.ts'
import { addDuplicateRoute } from './management/duplicate-routes.ts'
import { addXetTransfer } from './lfs/xet-transfer.ts'
import { addManagementRoutes } from './management/management-routes.ts'
import { addSpaceTemplatesRoute } from './management/space-templates.ts'
import { addEmptyRoutes } from './owners/empty-routes.ts'
import { addOverviewRoutes } from './owners/overview-routes.ts'
import { addStorageRoutes } from './owners/storage-routes.ts'
import { addRefRoutes } from './refs/ref-routes.ts'
import { createRepositoryStore } from './repository-store.ts'
import { addShortNameRoutes, createRepositoryRouter } from './repository-routes.ts'
import type { RepositoryServices } from './repository-services.ts'

export type RepositoryFoundation = Pick<RepositoryServices, 'database' | 'objects' | 'xet' | 'signer' | 'accounts' | 'oauth' | 'now' | 'multipartBytes' | 'models' | 'lfsTransfer'>

/** Everything about models, datasets and Spaces as repositories. */
export function addRepositories(router: Router, foundation: RepositoryFoundation): RepositoryServices {
  const { database, objects, xet, accounts, now } = foundation
  const git = createGitStore(database)
  const repositories = createRepositoryStore(database, accounts, now)
  const contents = createBlobContents(objects, xet.files)
  const services: RepositoryServices = {
    ...foundation,
    git,
    discussions: createDiscussionStore(database, now),
    repositories,
    otherOwned: [],
    privateStorage: [(namespaceId) => repositories.privateBytes(namespaceId)],
    otherMoves: new Map(),
    contents,
    facts: createFactsReader(git, contents),
    likes: createLikeStore(database, now),
    requests: createAccessRequests(database, now),
  }
  const repositoryRouter = createRepositoryRouter(router, repositories)
  addShortNameRoutes(router)
  addListRoutes(router, services)
  addManagementRoutes(router, repositoryRouter, services)
  addSpaceTemplatesRoute(router, services)
  addDuplicateRoute(repositoryRouter, services)
  addSafetensorsRoute(repositoryRouter, services)
  addTagCatalogRoutes(router, services)
  addSpaceSearchRoute(router, services)
  addInfoRoutes(router, repositoryRouter, services)
  addPreuploadRoutes(repositoryRouter, services)
  addCommitRoutes(repositoryRouter, services)
  addTreeRoutes(repositoryRouter, services)
  addHistoryRoutes(repositoryRouter, services)
  addRefRoutes(repositoryRouter, services)
  addResolveRoutes(router, repositoryRouter, services)
  addAttachmentRoutes(router, services)
  addDiscussionRoutes(repositoryRouter, services)
  addDiscussionChangeRoutes(repositoryRouter, services)
  addLfsFileRoutes(repositoryRouter, services)
  addEmptyRoutes(router, repositoryRouter)
  addLikeRoutes(router, repositoryRouter, services)
  addOverviewRoutes(router, services)
  addStorageRoutes(router, services)
  addGatedRoutes(repositoryRouter, services)
  addXetTransfer(repositoryRouter, services)
  addLfsRoutes(router, repositoryRouter, services).dropStale()
  return services
}
