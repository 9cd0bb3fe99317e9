import type { Readable } from 'node:stream'
import { NaturalCadError } from '@naturalcad/contracts/errors'

/**
 * Files as the launcher sends them: name and content, each after its length. The program could have written here itself, so nothing is
 * believed but the names that were asked for. A stream that is cut, as by a kill, gives the files that came whole.
 * @throws NaturalCadError LIMIT_EXCEEDED above `maxBytes`; OUTPUT_REFUSED for a name that was not asked for
 */
export async function readOutputs(stream: Readable, names: readonly string[], maxBytes: number): Promise<Record<string, Uint8Array>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw new NaturalCadError('LIMIT_EXCEEDED', `the output files have more than ${maxBytes} bytes`, { details: { maxBytes } })
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const files: Record<string, Uint8Array> = {}
  for (let position = 0; position + 4 <= bytes.length; ) {
    const nameEnd = position + 4 + bytes.readUInt32BE(position)
    if (nameEnd + 8 > bytes.length) break
    const name = bytes.toString('utf8', position + 4, nameEnd)
    if (!names.includes(name)) throw new NaturalCadError('OUTPUT_REFUSED', `the script sent a file that it was not asked for: ${JSON.stringify(name.slice(0, 100))}`)
    const end = nameEnd + 8 + Number(bytes.readBigUInt64BE(nameEnd))
    if (end > bytes.length) break
    files[name] = new Uint8Array(bytes.subarray(nameEnd + 8, end))
    position = end
  }
  return files
}
