import { createDeadline } from '@naturalcad/contracts'
import type { CallOptions, GetTokenOptions, SpaceFactory } from '@naturalcad/space-factory'
import type { Request, Response } from 'express'
import { watchClient } from '../answers/watch-client.ts'
import { userOf, withSignIn } from '../sign-in/require-user.ts'

export interface FactoryCallTerms {
  /** Aborted when the time to finish is over. */
  stopped: AbortSignal
  timeoutMs: number
}

/** Asks something of the factory of whoever sent the request. A client that leaves ends it. */
export async function askFactory<Result>(
  request: Request,
  response: Response,
  { stopped, timeoutMs }: FactoryCallTerms,
  ask: (factory: SpaceFactory, options: CallOptions) => Promise<Result>,
): Promise<Result> {
  const client = watchClient(response, stopped)
  try {
    return await call(request, response, { signal: client.signal, timeoutMs }, ask)
  } finally {
    client.release()
  }
}

/** Has the factory change something. It is done to its end even if the client leaves: what was begun would be left half done. */
export async function tellFactory<Result>(
  request: Request,
  response: Response,
  { stopped, timeoutMs }: FactoryCallTerms,
  tell: (factory: SpaceFactory, options: CallOptions) => Promise<Result>,
  token?: GetTokenOptions,
): Promise<Result> {
  return call(request, response, { signal: stopped, timeoutMs }, tell, token)
}

async function call<Result>(
  request: Request,
  response: Response,
  { signal, timeoutMs }: { signal: AbortSignal; timeoutMs: number },
  work: (factory: SpaceFactory, options: CallOptions) => Promise<Result>,
  token?: GetTokenOptions,
): Promise<Result> {
  const deadline = createDeadline({ timeoutMs, signal })
  try {
    return await userOf(response).use((factory) => work(factory, { signal: deadline.signal, deadline }), token)
  } catch (thrown) {
    throw withSignIn(thrown, request)
  } finally {
    deadline[Symbol.dispose]()
  }
}
