/** A file of the format with 32-bit tensors of zeros, by name and shape. */
export function safetensors(shapes: Record<string, number[]>): Blob {
  const header: Record<string, unknown> = {}
  let end = 0
  for (const [name, shape] of Object.entries(shapes)) {
    const start = end
    end += 4 * shape.reduce((product, side) => product * side, 1)
    header[name] = { dtype: 'F32', shape, data_offsets: [start, end] }
  }
  const text = JSON.stringify(header)
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(text)))
  return new Blob([length, text, Buffer.alloc(end)])
}
