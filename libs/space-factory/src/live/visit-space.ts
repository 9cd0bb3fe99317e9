export interface VisitSpaceOptions {
  /** Of the app. */
  url: string
  /** By `chooseAppToken`. */
  accessToken: string | undefined
  fetch?: typeof globalThis.fetch | undefined
  signal: AbortSignal
}

/** Wakes a Space that sleeps: any request does; what it answers is of no matter. */
export async function visitSpace({ url, accessToken, fetch: send = fetch, signal }: VisitSpaceOptions): Promise<void> {
  try {
    const answer = await send(url, { headers: accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }, redirect: 'manual', signal })
    await answer.body?.cancel()
  } catch {
    // The Space is looked at next, which tells more.
    signal.throwIfAborted()
  }
}
