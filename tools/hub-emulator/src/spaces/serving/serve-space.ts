import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { AccountStore } from '../../identity/account-store.ts'
import type { Repository } from '../../repositories/repository.ts'
import { admitVisitor, type Visit } from '../access/admit-visitor.ts'
import type { SpaceTokens } from '../access/space-token.ts'
import type { SpaceController } from '../runtime/space-controller.ts'
import { forwardRequest, forwardUpgrade } from './forward.ts'
import { sendStagePage, sendStrangerPage } from './status-page.ts'

export interface ServeSpaceOptions {
  accounts: AccountStore
  tokens: SpaceTokens
  controller: SpaceController
  /** As it is now; undefined once it is gone. */
  repository: () => Repository | undefined
  /** More headers for the process of the app, names and values in turn. */
  appHeaders: (visit: Visit, request: IncomingMessage) => string[]
}

/** Lets visitors in to the app of one Space, and wakes it for them. */
export function createSpaceHandlers({ accounts, tokens, controller, repository, appHeaders }: ServeSpaceOptions) {
  const admit = (request: IncomingMessage): Visit | undefined => {
    const found = repository()
    return found === undefined ? undefined : admitVisitor(request, found, { accounts, tokens })
  }

  const onRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const visit = admit(request)
    if (visit === undefined) return sendStrangerPage(response)
    // An open answer, such as a stream of events, is a visit until it ends.
    response.once('close', controller.enter())
    const live = controller.live()
    if (live === undefined) return sendStagePage(response, controller.stage())
    const { serving } = live.app
    const headers: Record<string, string> = { ...live.customHeaders, ...(visit.setCookie === undefined ? {} : { 'set-cookie': visit.setCookie }) }
    if (serving.kind === 'here') {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      return serving.handle(request, response)
    }
    await forwardRequest(request, response, { to: serving, target: visit.target, headers: [...visit.headers, ...appHeaders(visit, request)] }, headers)
  }

  return {
    onRequest: (request: IncomingMessage, response: ServerResponse): void =>
      void onRequest(request, response).catch(() => (response.headersSent ? response.destroy() : sendStagePage(response, controller.stage()))),
    onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
      const visit = admit(request)
      socket.on('error', () => socket.destroy())
      if (visit === undefined) return void socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
      socket.once('close', controller.enter())
      const serving = controller.live()?.app.serving
      if (serving?.kind !== 'process') return void socket.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
      forwardUpgrade(request, socket, head, { to: serving, target: visit.target, headers: [...visit.headers, ...appHeaders(visit, request)] })
    },
  }
}
