import type { ServerResponse } from 'node:http'
import type { SpaceStage } from '../runtime/stage.ts'

const texts: Record<SpaceStage, string> = {
  NO_APP_FILE: 'Your Space has no application file, check its status on the Hub.',
  CONFIG_ERROR: 'Your Space is in error, check its status on the Hub.',
  BUILDING: 'Your Space is building.',
  BUILD_ERROR: 'Your Space is in error, check its status on the Hub.',
  APP_STARTING: 'Your Space is starting.',
  RUNNING: 'Your Space does not answer.',
  RUNNING_BUILDING: 'Your Space does not answer.',
  RUNNING_APP_STARTING: 'Your Space does not answer.',
  RUNTIME_ERROR: 'Your Space is in error, check its status on the Hub.',
  SLEEPING: 'This Space was sleeping and is waking up.',
  PAUSED: 'This Space has been paused by its owner.',
  STOPPED: 'This Space has been stopped.',
  DELETING: 'This Space is being deleted.',
}

/** What a visitor gets while no app answers: 503 with a page. */
export function sendStagePage(response: ServerResponse, stage: SpaceStage): void {
  sendPage(response, 503, texts[stage], { 'x-space-stage': stage, 'retry-after': '1' })
}

/** The Hub does not tell a stranger that there is a Space. */
export function sendStrangerPage(response: ServerResponse): void {
  sendPage(response, 404, "Sorry, we can't find the page you are looking for.", {})
}

function sendPage(response: ServerResponse, status: number, text: string, headers: Record<string, string>): void {
  const body = Buffer.from(`<!doctype html><meta charset="utf-8"><title>${status}</title><p>${text}</p>\n`)
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-length': String(body.length), 'cache-control': 'no-store', ...headers })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}
