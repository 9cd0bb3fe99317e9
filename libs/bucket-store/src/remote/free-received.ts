import type { IncomingMessage } from 'node:http'
import { freeMemory } from '@naturalcad/http'

/** More of a body than can have come with its headers, which were read before anybody looked. */
const certainBytes = 256 * 1024

/**
 * Frees what the connection of a message receives once it was taken apart. Node copies the pieces of a body out of it, and V8, to which it looks small,
 * would let tens of megabytes of it lie. Does so only after it saw that the pieces are copies, which no documentation promises.
 */
export function freeReceived(message: IncomingMessage): void {
  const { socket } = message
  const lying = new Set<ArrayBuffer>()
  let areCopies = false
  let seen = 0
  const onReceived = (received: Uint8Array<ArrayBuffer>) => {
    // Whoever listens too gets it first.
    if (areCopies) setImmediate(freeMemory, received)
    else lying.add(received.buffer)
  }
  const onPiece = (piece: Uint8Array<ArrayBuffer>) => {
    seen += piece.length
    if (seen <= certainBytes) return
    message.off('data', onPiece)
    areCopies = !lying.has(piece.buffer)
    lying.clear()
    if (!areCopies) socket.off('data', onReceived)
  }
  // Before Node's own listener, which hands the pieces on.
  socket.prependListener('data', onReceived)
  message.on('data', onPiece)
  message.once('close', () => socket.off('data', onReceived))
}
