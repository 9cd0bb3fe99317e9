import type { Exchange } from '../http/exchange.ts'
import type { AccountStore } from '../identity/account-store.ts'
import type { Principal } from '../identity/principal.ts'
import type { OAuthStore } from '../identity/oauth/oauth-store.ts'
import type { ModelCatalog } from '../inference/model-catalog.ts'
import type { Database } from '../storage/database.ts'
import type { ObjectStore } from '../storage/object-store.ts'
import type { UrlSigner } from '../storage/url-signer.ts'
import type { XetServices } from '../xet/xet-services.ts'
import type { BlobContents } from './content/blob-contents.ts'
import type { DiscussionStore } from './discussions/discussion-store.ts'
import type { OwnedThing } from './owners/owned-thing.ts'
import type { AccessRequests } from './gated/access-requests.ts'
import type { GitStore } from './git/git-store.ts'
import type { LikeStore } from './likes/like-store.ts'
import type { FactsReader } from './info/repository-facts.ts'
import type { RepositoryStore } from './repository-store.ts'
import type { SpaceParts } from './space-parts.ts'

export type LfsTransfer = 'xet' | 'basic'

/** What the routes of repositories work with. */
export interface RepositoryServices {
  database: Database
  objects: ObjectStore
  xet: XetServices
  contents: BlobContents
  signer: UrlSigner
  accounts: AccountStore
  oauth: OAuthStore
  repositories: RepositoryStore
  git: GitStore
  discussions: DiscussionStore
  facts: FactsReader
  requests: AccessRequests
  /** Which models the inference server has. */
  models: ModelCatalog
  likes: LikeStore
  /** Set by the part that runs Spaces. */
  spaces?: SpaceParts
  now: () => number
  /** Bytes that an account keeps in private, by kind of thing; all together have one limit. */
  privateStorage: ((namespaceId: string) => number)[]
  /** What an account owns beside repositories. */
  otherOwned: ((principal: Principal, namespaceId: string) => OwnedThing[])[]
  /** Moves what is no repository but is moved by the same route. */
  otherMoves: Map<string, (exchange: Exchange, fromId: string, toId: string) => void>
  /** Whether the LFS batch answers `xet` to clients that offer it. */
  lfsTransfer: LfsTransfer
  /** LFS uploads above this size come in parts. */
  multipartBytes: number
}
