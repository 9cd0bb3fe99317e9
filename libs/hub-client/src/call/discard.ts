import type { HttpResponse } from '@naturalcad/http'

/** Waits for an answer whose status is all that it says. */
export async function discard(answer: Promise<HttpResponse>): Promise<void> {
  const { body } = await answer
  await body.cancel()
}
