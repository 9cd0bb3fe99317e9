import { open } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import type { ByteRange } from '../http/byte-range.ts'

const bufferBytes = 256 * 1024

/** Through one buffer, used again once a part is on its way: a large file leaves no more garbage than a small one. Throws when the target closes before the end. */
export async function sendFile(file: string, { start, end }: ByteRange, target: Writable): Promise<void> {
  const handle = await open(file)
  try {
    const buffer = Buffer.allocUnsafeSlow(Math.min(bufferBytes, end - start + 1))
    for (let at = start; at <= end; ) {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, end - at + 1), at)
      if (bytesRead === 0) throw new Error(`${file} ends before byte ${end}`)
      await write(target, buffer.subarray(0, bytesRead))
      at += bytesRead
    }
    target.end()
  } finally {
    await handle.close()
  }
}

/** Until the bytes have been handed over: not before may their memory change. */
function write(target: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const onClose = (): void => reject(new Error('closed before the end'))
    if (target.destroyed) return onClose()
    target.once('close', onClose)
    target.write(bytes, (error) => {
      target.off('close', onClose)
      if (error == null) resolve()
      else reject(error)
    })
  })
}
