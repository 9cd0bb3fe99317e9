import { HubError } from '../../http/hub-error.ts'
import { planTerms } from '../../identity/plans.ts'
import type { Account } from '../../identity/principal.ts'
import { applyCommit, storeRegularFile, type Change } from '../content/apply-commit.ts'
import { assertPath } from '../content/path-rules.ts'
import type { Commit } from '../git/git-store.ts'
import { addLfsObject } from '../lfs/lfs-object.ts'
import { mainRef } from '../git/revision.ts'
import type { Repository, RepositoryType, SpaceSdk, Visibility } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { standardCard, standardGitAttributes, standardSpaceCard } from './first-files.ts'

export const zeroGpu = 'zero-a10g'

export interface RepositoryOrder {
  type: RepositoryType
  namespace: Account
  name: string
  creator: Account
  createdByClient: string | null
  visibility: Visibility
  sdk: SpaceSdk | null
  sdkVersion?: string | undefined
  hardware: string | null
  gated?: Repository['gated']
  license?: string | undefined
  shortDescription?: string | undefined
  /** They replace the files that the Hub would write. */
  files: readonly { path: string; content: Buffer }[]
  /** Its files come first, in place of those of a new repository. */
  copyOf?: { repository: Repository; commit: Commit }
  /** Stores what else a new Space has, in the same transaction. */
  complete?: ((repository: Repository) => void) | undefined
}

/** Creates the repository and its first commit in one transaction. The caller has checked who may; `exists` is told by undefined. */
export async function createRepository(services: RepositoryServices, order: RepositoryOrder): Promise<Repository | undefined> {
  const { database, repositories } = services
  const { type, namespace, name, creator, createdByClient, visibility, sdk, hardware } = order
  const changes: Change[] = order.copyOf === undefined ? [] : copyFiles(services, order.copyOf)
  for (const [path, content] of firstFiles(order)) changes.push({ kind: 'set', path: assertPath(path), blob: await storeRegularFile(services, content) })

  return database.transaction(() => {
    if (repositories.find(type, namespace.name, name) !== undefined) return undefined
    const repository = repositories.add({ type, namespace, name, creatorId: creator.id, createdByClient, visibility, gated: order.gated ?? null, sdk, hardware })
    lendLargeFiles(services, repository, changes)
    const title = order.copyOf === undefined ? 'initial commit' : `Duplicate from ${order.copyOf.repository.fullName}`
    applyCommit(services, repository, { ref: mainRef, parent: undefined, title, message: '', author: creator.name, changes })
    order.complete?.(repository)
    return repository
  })
}

function copyFiles({ git }: RepositoryServices, { repository: { id }, commit }: NonNullable<RepositoryOrder['copyOf']>): Change[] {
  return [...git.walk(id, commit.tree)].flatMap(({ path, kind, oid }) => (kind === 'blob' ? [{ kind: 'set' as const, path, blob: git.blob(id, oid) }] : []))
}

/** The contents are there once; the copy only gets to name them. */
function lendLargeFiles({ database }: RepositoryServices, { id }: Repository, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind === 'delete' || change.blob.lfsSize === null) continue
    addLfsObject(database, id, { sha256: change.blob.sha256, size: change.blob.lfsSize, xetHash: change.blob.xetHash })
  }
}

function firstFiles({ type, name, sdk, sdkVersion, license, shortDescription, files, copyOf }: RepositoryOrder): Map<string, Buffer> {
  if (copyOf !== undefined) return new Map(files.map(({ path, content }) => [path, content]))
  const card = type === 'space' && sdk !== null ? standardSpaceCard({ name, sdk, sdkVersion, license, shortDescription }) : standardCard(license)
  const contents = new Map<string, Buffer>([['.gitattributes', Buffer.from(standardGitAttributes())]])
  if (card !== undefined) contents.set('README.md', Buffer.from(card))
  for (const { path, content } of files) contents.set(path, content)
  return contents
}

/** Static Spaces are free; others need a paid plan, or one of the account's places on ZeroGPU. */
export function assertPlanAllows({ repositories }: Pick<RepositoryServices, 'repositories'>, order: RepositoryOrder): void {
  const { type, namespace, sdk, hardware } = order
  if (type !== 'space' || sdk === 'static') return
  const { isPaid, maxZeroGpuSpaces } = planTerms[namespace.plan]
  if (hardware !== zeroGpu) {
    if (isPaid) return
    throw new HubError(402, `Payment required: creating a ${sdk ?? ''} Space needs a PRO subscription, or a Team or Enterprise organization.`)
  }
  if (sdk !== 'gradio') throw new HubError(400, `${zeroGpu} is only available to Gradio Spaces`)
  const taken = repositories.list('space').filter((space) => space.namespace.id === namespace.id && space.hardware === zeroGpu).length
  if (taken >= maxZeroGpuSpaces) throw new HubError(402, `Payment required: this account may have ${maxZeroGpuSpaces} ZeroGPU Spaces.`)
}
