/** What the kernel would answer: a machine for the handful of BPF instructions that filters are made of. */
export interface Call {
  architecture: number
  number: number
  args?: readonly number[]
}

export function interpretFilter(program: Uint8Array, { architecture, number, args = [] }: Call): number {
  const data = new DataView(new ArrayBuffer(64))
  data.setUint32(0, number, true)
  data.setUint32(4, architecture, true)
  args.forEach((value, index) => data.setUint32(16 + 8 * index, value >>> 0, true))
  const code = new DataView(program.buffer, program.byteOffset, program.byteLength)
  let accumulator = 0
  for (let position = 0; position < program.length / 8; position += 1) {
    const at = position * 8
    const [operation, whenTrue, whenFalse, value] = [code.getUint16(at, true), code.getUint8(at + 2), code.getUint8(at + 3), code.getUint32(at + 4, true)]
    const branch = (condition: boolean) => (position += condition ? whenTrue : whenFalse)
    if (operation === 0x20) accumulator = data.getUint32(value, true)
    else if (operation === 0x54) accumulator = (accumulator & value) >>> 0
    else if (operation === 0x05) position += value
    else if (operation === 0x15) branch(accumulator === value)
    else if (operation === 0x35) branch(accumulator >= value)
    else if (operation === 0x45) branch((accumulator & value) !== 0)
    else if (operation === 0x06) return value
    else throw new Error(`no such instruction: ${operation}`)
  }
  throw new Error('the program runs over its end, which the kernel refuses to load')
}
