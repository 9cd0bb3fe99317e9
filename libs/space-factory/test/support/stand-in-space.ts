/** What the platform does with a Space, in place of the emulator's own building and running. */
export interface StandInScript {
  /** Answers of `/runtime` after the first commit, one after the other, the last from then on. `head` is the newest commit. */
  runtimes?: (head: string) => object[]
  /** Address of a small app that stands in for the one that was uploaded. */
  appUrl?: string
  logs?: { build?: string; run?: string }
}

export interface StandInSpace {
  fetch: typeof globalThis.fetch
  /** Method and path of each request to the Hub. */
  requests: string[]
}

export const running = (head: string, hardware = 'cpu-basic') => ({ stage: 'RUNNING', sha: head, hardware: { current: hardware, requested: hardware } })

/**
 * A fetch for a step: requests go to the emulated Hub, whose repositories, rights and refusals are real; only the runtime, the logs and the
 * app's address of the Space are as the script has them, as building real apps takes long.
 */
export function standInSpace(spaceId: string, { runtimes, appUrl, logs = {} }: StandInScript = {}): StandInSpace {
  const requests: string[] = []
  let head = ''
  let looks = 0
  const send: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    requests.push(`${request.method} ${pathname}`)
    if (pathname === `/api/spaces/${spaceId}/runtime` && runtimes !== undefined && head !== '') {
      const answers = runtimes(head)
      looks += 1
      return Response.json(answers[Math.min(looks, answers.length) - 1])
    }
    const log = pathname === `/api/spaces/${spaceId}/logs/build` ? logs.build : pathname === `/api/spaces/${spaceId}/logs/run` ? logs.run : undefined
    if (log !== undefined) return new Response(log.split('\n').map((data) => `data: ${JSON.stringify({ data: `${data}\n`, timestamp: '2026-08-01T12:00:00Z' })}\n\n`).join(''), { headers: { 'content-type': 'text/event-stream' } })
    const answer = await fetch(request)
    if (pathname === `/api/spaces/${spaceId}/commit/main` && answer.ok) {
      const body = (await answer.json()) as { commitOid: string }
      head = body.commitOid
      looks = 0
      return Response.json(body)
    }
    if (request.method === 'GET' && pathname === `/api/spaces/${spaceId}` && answer.ok && appUrl !== undefined) return Response.json({ ...((await answer.json()) as object), host: appUrl })
    return answer
  }
  return { fetch: send, requests }
}
