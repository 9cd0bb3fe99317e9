/** How many of the newest events are told apart one by one; what is older is told by its time. */
const remembered = 10_000

/**
 * Tells which events of a stream that begins anew on each connection have been seen. An event that occurs twice in one connection
 * is two events. Lines need not be in the order of their times, nor does the server have to keep the oldest ones.
 */
export interface SeenEvents {
  /** A new connection tells everything again. */
  startConnection(): void
  /** Whether it is new; it counts as seen from then on. */
  take(event: { time: number | undefined; text: string }): boolean
}

/** With `fromTail` the first connection began with its newest events, so that a later one tells what is older than those. */
export function createSeenEvents(fromTail: boolean): SeenEvents {
  /** How often each remembered event was given out, over all connections. */
  const given = new Map<string, number>()
  /** How often each of those came in this connection. */
  let here = new Map<string, number>()
  const order: { key: string; time: number | undefined }[] = []
  let oldest = 0
  /** Events up to this time are seen unless they are remembered. */
  let floor = -Infinity
  let isFirst = true

  const forgetOldest = () => {
    const event = order[oldest++]
    if (event === undefined) return
    const count = given.get(event.key) ?? 0
    if (count > 1) {
      given.set(event.key, count - 1)
    } else {
      given.delete(event.key)
      here.delete(event.key)
    }
    if (event.time !== undefined) floor = Math.max(floor, event.time)
    if (oldest > remembered) {
      order.splice(0, oldest)
      oldest = 0
    }
  }

  return {
    startConnection() {
      here = new Map()
      isFirst = order.length === 0
    },
    take({ time, text }) {
      const key = `${time ?? ''} ${text}`
      const occurrence = (here.get(key) ?? 0) + 1
      const count = given.get(key) ?? 0
      if (count > 0) here.set(key, occurrence)
      if (!isFirst && (occurrence <= count || (time !== undefined && time <= floor))) return false
      if (fromTail && order.length === 0 && time !== undefined) floor = time
      given.set(key, count + 1)
      here.set(key, occurrence)
      order.push({ key, time })
      if (order.length - oldest > remembered) forgetOldest()
      return true
    },
  }
}
