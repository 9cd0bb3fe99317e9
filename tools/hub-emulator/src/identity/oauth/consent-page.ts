import { escapeHtml } from '../../http/html.ts'
import type { Account, Membership } from '../principal.ts'

interface ConsentChoice {
  user: Account
  memberships: readonly Membership[]
}

export interface ConsentPage {
  appName: string
  scopes: readonly string[]
  /** Where the answer is posted, and what goes with it. */
  action: string
  fields: Readonly<Record<string, string>>
  choices: readonly ConsentChoice[]
}

function page(body: string): string {
  const style = 'body{font:16px system-ui;max-width:32rem;margin:4rem auto;padding:0 1rem}fieldset{margin:1rem 0}label{display:block;margin:.3rem 0}button{margin-right:.5rem}'
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hub emulator</title><style>${style}</style><body>${body}</body></html>`
}

/** The emulator has no passwords: whoever sees this page may answer as any of its users. */
export function renderConsent({ appName, scopes, action, fields, choices }: ConsentPage): string {
  const hidden = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
  const users = choices.map(
    ({ user }, index) => `<label><input type="radio" name="user" value="${escapeHtml(user.name)}"${index === 0 ? ' checked' : ''}> ${escapeHtml(user.fullname)} (${escapeHtml(user.name)})</label>`,
  )
  const orgs = new Map(choices.flatMap(({ memberships }) => memberships.map(({ org }) => [org.id, org] as const)))
  const orgBoxes = [...orgs.values()].map((org) => `<label><input type="checkbox" name="org" value="${org.id}"> ${escapeHtml(org.name)}, for its members</label>`)
  return page(`<h1>Authorize ${escapeHtml(appName)}</h1>
<p>It asks for:</p><ul>${scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('')}</ul>
<form method="post" action="${escapeHtml(action)}">${hidden.join('')}
<fieldset><legend>Sign in as</legend>${users.join('')}</fieldset>
${orgBoxes.length === 0 ? '' : `<fieldset><legend>Grant access to</legend>${orgBoxes.join('')}</fieldset>`}
<button name="decision" value="approve">Authorize</button><button name="decision" value="deny">Cancel</button></form>`)
}

export function renderUserCodeForm(action: string): string {
  return page(`<h1>Connect a device</h1><form method="get" action="${escapeHtml(action)}"><label>Code <input name="user_code" autofocus></label><button>Continue</button></form>`)
}

export function renderMessage(message: string): string {
  return page(`<p>${escapeHtml(message)}</p>`)
}
