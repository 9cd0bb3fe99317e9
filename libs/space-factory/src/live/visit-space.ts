import type { HubCall } from '@naturalcad/hub-client'

/** Wakes a Space that sleeps: any request does, with the token as the app is private; what it answers is of no matter. */
export async function visitSpace(url: string, { accessToken, fetch: send = fetch, signal }: HubCall): Promise<void> {
  try {
    const answer = await send(url, { headers: { authorization: `Bearer ${accessToken}` }, redirect: 'manual', ...(signal === undefined ? {} : { signal }) })
    await answer.body?.cancel()
  } catch {
    // The Space is looked at next, which tells more.
    signal?.throwIfAborted()
  }
}
