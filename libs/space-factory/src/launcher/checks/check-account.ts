import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { RecipeName } from '@naturalcad/contracts/factory'
import { type Account, countJobs } from '@naturalcad/hub-client'
import { z } from 'zod'
import { findMissingScopes, scopeNeeds } from '../../sign-in/scopes.ts'
import type { Launcher } from '../launcher.ts'
import type { CallOptions } from '../space-factory.ts'

/** Of a fine-grained token: what it may do, and where. */
const FineGrained = z.looseObject({ scoped: z.array(z.looseObject({ entity: z.looseObject({ name: z.string() }), permissions: z.array(z.string()) })), global: z.array(z.string()).nullish() })

/**
 * Whose the token is, and whether it may do what the recipe needs. Of an OAuth token the Hub does not tell the scopes: they are those of the
 * sign-in where the caller knows them, else the right to Jobs is found out by counting them. Rejects with `UNAUTHORIZED` and `FORBIDDEN`.
 */
export async function checkAccount(launcher: Launcher, recipe: RecipeName, call: CallOptions): Promise<Account> {
  const account = await launcher.account(call)
  if (account.type !== 'user') throw new NaturalCadError('FORBIDDEN', `the token is that of the ${account.type} ${account.name}, and runs are a person's own`, { remedy: 'sign in as a user' })
  const { type, accessToken } = account.auth ?? {}
  if (accessToken?.role === 'read') throw refuse('the token may only read', ['write'], 'make a token with the role write')
  const fineGrained = FineGrained.safeParse(accessToken?.['fineGrained']).data
  if (fineGrained !== undefined) checkPermissions(account, recipe, fineGrained)
  if (launcher.options.scopes !== undefined) checkScopes(recipe, launcher.options.scopes)
  else if (type === 'oauth') await checkJobs(launcher, account, call)
  return account
}

function checkScopes(recipe: RecipeName, granted: readonly string[]): void {
  const missing = findMissingScopes(recipe, granted)
  if (missing.length === 0) return
  const list = missing.map(({ scope, reason }) => `${scope} (${reason})`).join(', ')
  throw refuse(`the sign-in has not granted what ${recipe} needs: ${list}`, missing.map(({ scope }) => scope), 'sign in again and grant these scopes')
}

function checkPermissions({ name }: Account, recipe: RecipeName, { scoped, global }: z.infer<typeof FineGrained>): void {
  const own = scoped.filter(({ entity }) => entity.name.toLowerCase() === name.toLowerCase()).flatMap(({ permissions }) => permissions)
  const granted = new Set([...own, ...(global ?? [])])
  const needsInference = scopeNeeds[recipe].some(({ scope }) => scope === 'inference-api')
  const needed = ['repo.write', 'job.write', ...(needsInference ? ['inference.serverless.write'] : [])]
  const missing = needed.filter((permission) => !granted.has(permission))
  if (missing.length > 0) throw refuse(`the token does not have the permissions ${missing.join(', ')} on ${name}`, missing, 'edit the token and add them')
}

async function checkJobs(launcher: Launcher, { name: namespace }: Account, call: CallOptions): Promise<void> {
  try {
    await countJobs({ ...launcher.hub(call), namespace })
  } catch (error) {
    if (!NaturalCadError.is(error) || error.code !== 'FORBIDDEN') throw error
    throw refuse('the sign-in has not granted the right to Jobs', ['jobs'], 'sign in again and grant the scope jobs')
  }
}

function refuse(message: string, missing: readonly string[], remedy: string): NaturalCadError {
  return new NaturalCadError('FORBIDDEN', message, { remedy, details: { missing } })
}
