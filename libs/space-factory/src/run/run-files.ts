/**
 * The files of one run, `runs/<run id>/` in the bucket or the folder that it is mounted as. Texts and JSON are written without secrets;
 * bytes are written as they are. Nothing is appended to and nothing replaced by renaming: mounted buckets allow neither.
 */
export interface RunFiles {
  /** Two spaces, a newline at the end. */
  writeJson(path: string, value: unknown): Promise<void>
  writeText(path: string, text: string): Promise<void>
  writeBytes(path: string, bytes: Uint8Array): Promise<void>
  /** Undefined where there is none. */
  readText(path: string): Promise<string | undefined>
  readBytes(path: string): Promise<Uint8Array | undefined>
  /** Paths below the folder, sorted. */
  list(folder: string): Promise<string[]>
  remove(path: string): Promise<void>
}
