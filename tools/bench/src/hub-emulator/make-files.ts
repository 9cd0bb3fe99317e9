import { createCipheriv, randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const blockBytes = 1024 * 1024

/** Bytes that nothing can compress and no other file shares, made fast. */
function createRandom(): (bytes: number) => Buffer {
  const cipher = createCipheriv('aes-128-ctr', randomBytes(16), randomBytes(16))
  return (bytes) => cipher.update(Buffer.alloc(bytes))
}

/** Small files, a hundred to a folder, between one and seven KiB. */
export function makeSmallFiles(folder: string, count: number): void {
  const random = createRandom()
  for (let index = 0; index < count; index += 1) {
    const place = join(folder, String(Math.floor(index / 100)))
    mkdirSync(place, { recursive: true })
    writeFileSync(join(place, `${index}.bin`), random(1024 * (1 + (index % 7))))
  }
}

export function makeLargeFile(file: string, mebibytes: number): void {
  const random = createRandom()
  mkdirSync(join(file, '..'), { recursive: true })
  const handle = openSync(file, 'w')
  try {
    for (let block = 0; block < mebibytes; block += 1) writeSync(handle, random(blockBytes))
  } finally {
    closeSync(handle)
  }
}
