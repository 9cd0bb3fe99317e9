import { HubError } from '../../http/hub-error.ts'
import { param, type Exchange } from '../../http/exchange.ts'
import type { CasClaims } from '../../xet/cas-token.ts'
import { issueToken, sendToken, tokenHeaders } from '../../xet/send-token.ts'
import type { XetScope } from '../../xet/xet-scopes.ts'
import { requireFileAccess } from '../access.ts'
import { requireUpload } from '../discussions/require-upload.ts'
import { resolveRevision } from '../git/revision.ts'
import { assertStorage } from '../quota.ts'
import { repositoryTypes, type Repository, type RepositoryType } from '../repository.ts'
import type { RepositoryRouter } from '../repository-routes.ts'
import type { RepositoryServices } from '../repository-services.ts'
import { addLfsObject, findLfsObject } from './lfs-object.ts'

const claimsFor = ({ type, fullName }: Repository, access: CasClaims['access']): Pick<CasClaims, 'scope' | 'access'> => ({ scope: { kind: type, name: fullName }, access })

/** Large files by way of the Xet storage: tokens for it, and what comes of an upload. */
export function addXetTransfer(router: RepositoryRouter, services: RepositoryServices): void {
  const { xet, git, database, repositories, requests } = services

  for (const type of repositoryTypes) xet.scopes.set(type, createScope(type))

  function createScope(type: RepositoryType): XetScope {
    const findNow = (fullName: string): Repository | undefined => {
      const [namespace = '', name = ''] = fullName.split('/')
      return repositories.find(type, namespace, name) ?? repositories.findMoved(type, fullName)
    }
    return {
      holds: (name, hash) => {
        const repository = findNow(name)
        return repository !== undefined && git.holdsXet(repository.id, hash)
      },
      register: (name, files) => {
        const repository = findNow(name)
        if (repository === undefined) throw new HubError(404, 'Repository not found', { code: 'RepoNotFound' })
        const { id } = repository
        const added = files.flatMap(({ sha256, size, hash }) => (sha256 === undefined || findLfsObject(database, id, sha256) !== undefined ? [] : [{ sha256, size, xetHash: hash }]))
        assertStorage(services, repository, added.reduce((total, { size }) => total + size, 0))
        for (const object of added) addLfsObject(database, id, object)
      },
    }
  }

  router.api('GET', '/xet-read-token/:revision', 'read', (exchange, repository) => {
    requireFileAccess(exchange, repository, requests)
    resolveRevision(git, repository, param(exchange, 'revision'))
    sendToken(exchange, xet, claimsFor(repository, 'read'))
  })

  router.api('GET', '/xet-write-token/:revision', 'read', (exchange, repository) => {
    requireUpload(exchange, repository, services)
    sendToken(exchange, xet, claimsFor(repository, 'write'))
  })
}

/** How a client that offered `xet` in the LFS batch sends its objects: with a token, and the address of the next one. */
export function xetUploadAction(exchange: Exchange, { xet }: RepositoryServices, repository: Repository, revision: string): { href: string; header: Record<string, string> } {
  const { type, fullName } = repository
  const href = `${exchange.baseUrl}/api/${type}s/${fullName}/xet-write-token/${encodeURIComponent(revision)}`
  const sessionId = String(exchange.request.headers['x-xet-session-id'] ?? exchange.requestId)
  return { href, header: { ...tokenHeaders(issueToken(exchange, xet, claimsFor(repository, 'write'))), 'X-Xet-Session-Id': sessionId } }
}
