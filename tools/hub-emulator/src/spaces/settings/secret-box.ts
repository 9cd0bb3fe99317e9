import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { NaturalCadError } from '@naturalcad/contracts/errors'

const nonceBytes = 12
const tagBytes = 16

/** Secrets as they lie on disk. `place` binds a sealed value to where it belongs, so that it opens nowhere else. */
export interface SecretBox {
  seal(value: string, place: string): Buffer
  open(sealed: Uint8Array, place: string): string
}

/** Seals with AES-256-GCM under a key that lies in a file of its own, which only this user can read. */
export function createSecretBox(keyFile: string): SecretBox {
  let known: Buffer | undefined
  const key = (): Buffer => (known ??= readOrMakeKey(keyFile))
  return {
    seal: (value, place) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    open: (sealed, place) => {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, nonceBytes)).setAAD(Buffer.from(place))
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
      } catch (error) {
        throw new NaturalCadError('STORAGE_CORRUPT', `The key in ${keyFile} does not open the secret ${place}`, { cause: error, remedy: 'Put the key of this data folder back, or set the secret again.' })
      }
    },
  }
}

/** Written whole beside, then linked: of two starters one wins, and no half key is ever read. */
function readOrMakeKey(file: string): Buffer {
  try {
    return readKey(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const partial = `${file}.${process.pid}`
  writeFileSync(partial, randomBytes(32).toString('hex'), { mode: 0o600, flush: true })
  try {
    linkSync(partial, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(partial, { force: true })
  }
  return readKey(file)
}

function readKey(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (key.length !== 32) throw new NaturalCadError('STORAGE_CORRUPT', `${file} holds no key of 32 bytes`, { remedy: 'Start with another data folder.' })
  return key
}
