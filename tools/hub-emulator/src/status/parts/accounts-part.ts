import { html } from '../../http/html.ts'
import type { AccountStore } from '../../identity/account-store.ts'
import type { Account } from '../../identity/principal.ts'
import { scopesOf } from '../../identity/token-grant.ts'
import type { StatusPart } from '../page.ts'
import { table } from '../table.ts'

/** Tokens by name and rights, never by value. */
export function accountsPart(accounts: AccountStore): StatusPart {
  const body = () =>
    table(
      ['Name', 'Plan', 'Tokens', 'Organizations'],
      accounts.users().map((user) => [
        nameOf(user),
        user.plan,
        html`${accounts.tokens(user.id).map(({ name, grant }) => html`<div>${name}: ${scopesOf(grant).join(', ')}</div>`)}`,
        html`${accounts.memberships(user.id).map(({ org, role }) => html`<div>${org.name} (${org.plan}): ${role}</div>`)}`,
      ]),
      'No users.',
    )
  return { overview: { id: 'users', title: 'Users', body } }
}

function nameOf({ name, fullname }: Account): string {
  return fullname === name ? name : `${name} (${fullname})`
}
