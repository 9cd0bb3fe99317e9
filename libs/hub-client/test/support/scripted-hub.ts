export interface ScriptedHub {
  fetch: typeof globalThis.fetch
  /** Method and path of each call. */
  calls: string[]
}

/** Answers with each in turn, the last one from then on. An error is thrown as a broken connection is. */
export function createScriptedHub(...answers: (object | number | Error)[]): ScriptedHub {
  const calls: string[] = []
  return {
    calls,
    fetch: (input, init) => {
      const { method, url } = new Request(input, init)
      const answer = answers[Math.min(calls.length, answers.length - 1)]
      calls.push(`${method} ${new URL(url).pathname}`)
      if (answer instanceof Error) return Promise.reject(answer)
      return Promise.resolve(typeof answer === 'number' ? Response.json({ error: `status ${answer}` }, { status: answer }) : Response.json(answer))
    },
  }
}
