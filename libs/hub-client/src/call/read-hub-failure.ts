import type { FailedAnswer, FailureReader } from '@naturalcad/http'
import { z } from 'zod'

const Body = z.looseObject({
  error: z.string().optional(),
  error_description: z.string().optional(),
  message: z.string().optional(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
  url: z.string().optional(),
})

const remedies: Readonly<Record<number, string>> = {
  401: 'sign in again, or use a token that may do this',
  402: 'this needs a paid plan or credits: see the billing page of the account',
  403: 'use a token with the scope for this, of an account with the right to do it',
}

/**
 * The Hub's own signs of what went wrong: `details.errorCode` is its `X-Error-Code` (`RepoNotFound`, `EntryNotFound`, `RevisionNotFound`,
 * `GatedRepo`), `details.requestId` what its support asks for, `details.oauthError` the code of RFC 6749, `details.existingUrl`
 * the repository that stands in the way of a new one.
 */
export const readHubFailure: FailureReader = ({ status, headers, body }: FailedAnswer) => {
  const fields = Body.safeParse(body).data ?? {}
  const errorCode = headers.get('x-error-code')
  const requestId = headers.get('x-request-id') ?? headers.get('x-amzn-trace-id') ?? headers.get('x-amz-cf-id')
  const isOAuth = fields.error !== undefined && /^[a-z]+(?:_[a-z]+)+$/.test(fields.error)
  const message = findMessage(fields, headers)
  const remedy = errorCode === 'GatedRepo' ? 'ask for access on the page of the repository' : remedies[status]
  return {
    ...(message === undefined ? {} : { message }),
    ...(remedy === undefined ? {} : { remedy }),
    details: {
      ...(requestId === null ? {} : { requestId }),
      ...(errorCode === null ? {} : { errorCode }),
      ...(isOAuth ? { oauthError: fields.error } : {}),
      ...(status === 409 && fields.url !== undefined ? { existingUrl: fields.url } : {}),
    },
  }
}

function findMessage({ error, error_description: description, message, errors }: z.output<typeof Body>, headers: Headers): string | undefined {
  const text = error ?? message
  const several = errors?.map((one) => one.message).join('; ')
  if (text !== undefined) return [text, description ?? several].filter((part) => part !== undefined && part !== '').join(': ')
  return several ?? description ?? headers.get('x-error-message') ?? undefined
}
