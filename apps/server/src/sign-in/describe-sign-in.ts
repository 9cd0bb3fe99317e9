import { z } from 'zod'
import { json, jsonBody, problem, schemaOf } from '../routes/describe.ts'
import { SignInQuery } from './begin-sign-in.ts'
import { SessionAnswer } from './show-session.ts'
import { SignOutAnswer } from './sign-out.ts'

const redirect = (description: string) => ({ description, headers: { Location: { schema: { type: 'string' } } } })
const notConfigured = problem('The server has no OAuth application')

export const signInPaths = {
  '/api/session': {
    get: { operationId: 'getSession', summary: 'Who has signed in', security: [], responses: { 200: json('The session', schemaOf('Session')) } },
  },
  '/sign-in': {
    get: {
      operationId: 'beginSignIn',
      summary: 'Go to the Hub to sign in',
      security: [],
      parameters: Object.entries(z.toJSONSchema(SignInQuery).properties ?? {}).map(([name, schema]) => ({ name, in: 'query', schema })),
      responses: { 303: redirect('To the Hub'), 400: problem('A key of the address is wrong'), 429: problem('A limit is reached'), 503: notConfigured },
    },
  },
  '/sign-in/callback': {
    get: {
      operationId: 'finishSignIn',
      summary: 'Come back from the Hub',
      security: [],
      parameters: ['state', 'code', 'error', 'error_description'].map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
      responses: {
        303: redirect('To where the sign-in was begun'),
        400: problem('This browser has begun no such sign-in'),
        403: problem('The user did not agree'),
        502: problem('The Hub fails or can not be reached'),
        503: notConfigured,
      },
    },
  },
  '/sign-out': {
    post: {
      operationId: 'signOut',
      summary: 'Forget the session and its tokens',
      security: [],
      requestBody: jsonBody({ type: 'object', additionalProperties: false }),
      responses: { 200: json('Signed out', schemaOf('SignedOut')) },
    },
  },
}

export const signInSchemas = { Session: z.toJSONSchema(SessionAnswer), SignedOut: z.toJSONSchema(SignOutAnswer) }
