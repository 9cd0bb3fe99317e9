/** One line of the request log. Queries are left out: they may hold codes and signatures. */
export interface RequestLogEntry {
  time: string
  method: string
  path: string
  status: number
  durationMs: number
  requestId: string
  user?: string
  /** No route: the client asks for something that the emulator does not have. */
  unknownRoute?: true
  /** A page for people, or what it loads. */
  page?: true
  /** A scripted fault happened to it. */
  fault?: true
  /** The emulator itself failed; the client sees 500. */
  failure?: string
}
