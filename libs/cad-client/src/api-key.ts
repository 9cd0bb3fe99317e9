import { NaturalCadError } from '@naturalcad/contracts/errors'

/** Refuses what no header can carry. The message never quotes it. */
export function assertApiKey(apiKey: string): void {
  if (/^[\x21-\x7E]+$/.test(apiKey)) return
  throw new NaturalCadError('INVALID_KEY', 'apiKey is empty or holds a space, a line break or another character that a header can not carry', {
    remedy: 'give the key as it was issued, without the line break at the end of a file',
  })
}
