import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export interface ConnectionWatch {
  /** From now on no connection outlives the answer that is under way on it, or its next one. */
  letEnd(): void
  /** Closes the connections that ask nothing, in a moment. */
  endSilent(): void
}

/** How long a connection that has sent no request yet may still do so. */
const silenceMs = 1000

/**
 * Knows what is going on on the connections of a server. Node itself closes only those that are idle when the server
 * closes: it counts a connection that never sent a request as busy, keeps alive the ones whose answer comes later, and
 * watches no timeout once it is closing.
 */
export function watchConnections(server: Server): ConnectionWatch {
  const silent = new Set<Socket>()
  const open = new Set<ServerResponse>()
  let isEnding = false
  server.on('connection', (socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  // Ahead of the app, which may answer at once.
  server.prependListener('request', ({ socket }, response) => {
    silent.delete(socket)
    open.add(response)
    if (isEnding) response.setHeader('connection', 'close')
    response.once('close', () => {
      open.delete(response)
      // A stream had promised to keep its connection before the end was known.
      if (isEnding) socket.destroySoon()
    })
  })
  return {
    letEnd() {
      isEnding = true
      for (const response of open) if (!response.headersSent) response.setHeader('connection', 'close')
    },
    endSilent() {
      setTimeout(() => {
        for (const socket of silent) socket.destroy()
      }, silenceMs).unref()
    },
  }
}
