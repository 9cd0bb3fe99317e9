import type { Database } from '../storage/database.ts'
import type { ObjectStore } from '../storage/object-store.ts'
import type { Settings } from '../storage/settings.ts'
import type { UrlSigner } from '../storage/url-signer.ts'
import type { CasTokens } from './cas-token.ts'
import type { UploadStore } from './upload-store.ts'
import type { XetFiles } from './xet-files.ts'
import type { XetScopes } from './xet-scopes.ts'
import type { XetStore } from './xet-store.ts'

/** The content-addressed storage behind buckets and large files of repositories. */
export interface XetServices {
  database: Database
  objects: ObjectStore
  settings: Settings
  signer: UrlSigner
  store: XetStore
  files: XetFiles
  uploads: UploadStore
  tokens: CasTokens
  scopes: XetScopes
  /** Of the routes that clients call the CAS. */
  casPath(): string
  now: () => number
}
