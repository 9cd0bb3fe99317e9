/** A safetensors file of zeros with these tensors. */
export function toSafetensorsFile(tensors: Record<string, { dtype: 'F32' | 'BF16'; shape: number[] }>): Buffer {
  const widths = { F32: 4, BF16: 2 }
  let at = 0
  const entries = Object.entries(tensors).map(([name, { dtype, shape }]) => {
    const begin = at
    at += shape.reduce((product, side) => product * side, widths[dtype])
    return [name, { dtype, shape, data_offsets: [begin, at] }] as const
  })
  const header = Buffer.from(JSON.stringify(Object.fromEntries(entries)))
  const size = Buffer.alloc(8)
  size.writeBigUInt64LE(BigInt(header.length))
  return Buffer.concat([size, header, Buffer.alloc(at)])
}
