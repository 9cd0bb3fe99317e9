import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { AccountStore } from '../identity/account-store.ts'
import type { Account } from '../identity/principal.ts'
import type { OAuthStore } from '../identity/oauth/oauth-store.ts'
import { standardTokenSeconds } from '../identity/oauth/token-terms.ts'
import { createRepository } from '../repositories/management/create-repository.ts'
import type { RepositoryServices } from '../repositories/repository-services.ts'
import type { Seed } from './seed.ts'

/** The public application of `hf auth login`, as the Python client names it. */
const cliApplication = { clientId: '26be6b09-91c5-47da-9861-d2d2bb7a7e36', clientSecret: null, name: 'Hugging Face CLI', redirectUris: [], tokenSeconds: 30 * 86_400 }

/** Adds what is not there yet, so a seed can be given again at every start. */
export async function applySeed(seed: Seed, accounts: AccountStore, oauth: OAuthStore, repositories: RepositoryServices): Promise<void> {
  repositories.database.transaction(() => {
    addAccounts(seed, accounts)
    const applications = seed.oauthApplications.map((application) => ({
      ...application,
      clientSecret: application.clientSecret ?? null,
      tokenSeconds: application.tokenSeconds ?? standardTokenSeconds,
    }))
    for (const application of [cliApplication, ...applications]) if (oauth.findApp(application.clientId) === undefined) oauth.addApp(application)
  })
  for (const repository of seed.repositories) await addRepository(repository, accounts, repositories)
}

function addAccounts({ users, organizations }: Seed, accounts: AccountStore): void {
  for (const { name, fullname, email, plan, privateStorageBytes, creditsUsd, tokens } of users) {
    if (accounts.find(name) !== undefined) continue
    const user = accounts.addAccount({ type: 'user', name, fullname: fullname ?? name, email: email ?? null, plan, privateStorageBytes, creditsUsd })
    for (const token of tokens) accounts.addToken(user.id, { ...token, expiresAt: token.expiresAt === undefined ? null : Date.parse(token.expiresAt) })
  }
  for (const { name, fullname, plan, privateStorageBytes, creditsUsd, members } of organizations) {
    if (accounts.find(name) !== undefined) continue
    const org = accounts.addAccount({ type: 'org', name, fullname: fullname ?? name, email: null, plan, privateStorageBytes, creditsUsd })
    for (const { user, role } of members) accounts.addMember(org.id, requireAccount(accounts, user, `organization ${name}`).id, role)
  }
}

async function addRepository({ type, id, visibility, gated, sdk, files }: Seed['repositories'][number], accounts: AccountStore, services: RepositoryServices): Promise<void> {
  const [namespaceName = '', name = ''] = id.split('/')
  const namespace = requireAccount(accounts, namespaceName, `repository ${id}`)
  if (type === 'space' && sdk === undefined) throw new NaturalCadError('INVALID_REQUEST', `The seed's Space ${id} has no sdk`, { remedy: 'Give it "sdk".' })
  await createRepository(services, {
    type, namespace, name, creator: namespace, createdByClient: null, visibility, sdk: sdk ?? null, hardware: null, gated: gated ?? null,
    files: files.map((file) => ({ path: file.path, content: 'text' in file ? Buffer.from(file.text) : Buffer.from(file.base64, 'base64') })),
  })
}

function requireAccount(accounts: AccountStore, name: string, of: string): Account {
  const found = accounts.find(name)
  if (found === undefined) throw new NaturalCadError('INVALID_REQUEST', `The seed's ${of} names "${name}", whom it does not make`, { remedy: 'Add the user or organization to the seed.' })
  return found
}
