import type { CasClaims } from './cas-token.ts'
import { checkShard } from './shard/check-shard.ts'
import { parseShard } from './shard/parse-shard.ts'
import type { XetServices } from './xet-services.ts'
import { holdersOf, requireScope } from './xet-scopes.ts'

/** Takes in the files that a shard describes, all or none. False if they were all there. Throws 400 for a shard that is not true. */
export function registerShard({ database, store, uploads, scopes }: XetServices, claims: CasClaims, content: Buffer): boolean {
  const files = checkShard(store, parseShard(content))
  const holders = holdersOf(claims)
  return database.transaction(() => {
    const isNew = files.some(({ hash }) => store.fileSize(hash) === undefined)
    for (const file of files) {
      store.addFile(file)
      uploads.add(holders, file.hash, file.eligibleChunks)
    }
    requireScope(scopes, claims).register(claims.scope.name, files)
    return isNew
  })
}
