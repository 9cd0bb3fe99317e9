import type { Readable } from 'node:stream'

export interface SourceFile {
  /** From the root of the volume. */
  path: string
  /** Changes with the content. */
  tag: string
  /** In milliseconds. */
  mtime: number
}

/** What a volume shows. */
export interface VolumeSource {
  /** `bucket alice/data`, for messages. */
  readonly name: string
  list(): SourceFile[]
  read(path: string): Readable
  /** Grows when something has changed; undefined when the source is gone. */
  changes(): number | undefined
}

/** One that can be written. A refusal is an error whose message says why. */
export interface WritableSource extends VolumeSource {
  write(path: string, content: AsyncIterable<Uint8Array>, file: { mtime: number; size: number }): Promise<SourceFile>
  copy(from: string, to: string): SourceFile
  remove(path: string): void
}
