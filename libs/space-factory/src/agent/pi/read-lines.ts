/**
 * Lines that end with a line feed, and with nothing else: U+2028 is an ordinary letter of JSON. A line above `maxBytes` is passed over, as is one that
 * never ended.
 */
export async function* readLines(stream: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<string, void, undefined> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      const isWhole = size + end <= maxBytes
      if (isWhole) yield Buffer.concat([...held, rest.subarray(0, end)]).toString('utf8')
      held = []
      size = 0
      rest = rest.subarray(end + 1)
    }
    size += rest.length
    if (size <= maxBytes) held.push(rest)
    else held = []
  }
}
