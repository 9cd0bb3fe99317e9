import { setTimeout as wait } from 'node:timers/promises'
import { get } from '../../http/node-http.ts'

const pollMs = 200
const answerMs = 10_000

/** Asks until there is an answer of any kind. False when the signal aborts first. */
export async function waitForAnswer(address: { host: string; port: number }, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    if (await answers(address, signal)) return true
    await wait(pollMs, undefined, { signal }).catch(() => {})
  }
  return false
}

function answers(address: { host: string; port: number }, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ ...address, path: '/', agent: false, timeout: answerMs, signal }, (response) => {
      resolve(true)
      response.destroy()
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}
