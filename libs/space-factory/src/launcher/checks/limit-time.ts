import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Account } from '@naturalcad/hub-client'
import type { Launcher } from '../launcher.ts'

/** What the Job can't do within is not worth starting. */
const shortestSeconds = 60
/** Of the token's life, left for the end of the run. */
const reserveSeconds = 60

export interface TimeQuestion {
  account: Account
  /** By the user. */
  asked: number | undefined
  standard: number
}

/** The Job's time limit: the token has to be good for all of it. Throws `UNAUTHORIZED` where it is about to end. */
export function limitTime({ clock }: Launcher, { account, asked, standard }: TimeQuestion): { seconds: number; warnings: string[] } {
  const seconds = asked ?? standard
  const end = Date.parse(account.auth?.expiresAt ?? '')
  if (Number.isNaN(end)) return { seconds, warnings: [] }
  const left = Math.floor((end - clock.now()) / 1000) - reserveSeconds
  if (left >= seconds) return { seconds, warnings: [] }
  if (left < shortestSeconds) throw new NaturalCadError('UNAUTHORIZED', 'the token ends before a Job could do anything', { remedy: 'sign in again' })
  const minutes = Math.floor(left / 60)
  return { seconds: left, warnings: [`the token ends in ${minutes} min, so the Job gets ${minutes} in place of ${Math.round(seconds / 60)}: sign in again for more`] }
}
