/** Waits so many milliseconds; ends early, without an error, when the client has gone. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>
