import { HubError } from '../../http/hub-error.ts'
import { readForm } from '../../http/read-body.ts'
import type { Exchange } from '../../http/exchange.ts'
import type { AccountStore } from '../account-store.ts'

export interface ConsentForm {
  form: URLSearchParams
  /** Undefined when the user refused. */
  consent: { userId: string; orgIds: string[] } | undefined
}

/** Reads the answer to a consent page. */
export async function readConsent(exchange: Exchange, accounts: AccountStore): Promise<ConsentForm> {
  const form = await readForm(exchange)
  if (form.get('decision') !== 'approve') return { form, consent: undefined }
  const user = accounts.find(form.get('user') ?? '')
  if (user?.type !== 'user') throw new HubError(400, `Unknown user "${form.get('user') ?? ''}"`)
  const orgIds = accounts.memberships(user.id).map(({ org }) => org.id)
  return { form, consent: { userId: user.id, orgIds: form.getAll('org').filter((id) => orgIds.includes(id)) } }
}
