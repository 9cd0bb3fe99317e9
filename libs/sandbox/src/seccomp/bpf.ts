/** One instruction of classic BPF: Linux `struct sock_filter`. */
export interface Instruction {
  code: number
  /** Instructions to skip when the comparison holds. */
  whenTrue: number
  /** Instructions to skip when it does not. */
  whenFalse: number
  value: number
}

const make = (code: number, value: number, whenTrue = 0, whenFalse = 0): Instruction => ({ code, whenTrue, whenFalse, value })

/** Loads a 32-bit word of `struct seccomp_data` into the accumulator. */
export const load = (offset: number): Instruction => make(0x20, offset)
export const keepBits = (mask: number): Instruction => make(0x54, mask)
export const jumpIfEqual = (value: number, whenTrue: number, whenFalse: number): Instruction => make(0x15, value, whenTrue, whenFalse)
export const jumpIfAtLeast = (value: number, whenTrue: number, whenFalse: number): Instruction => make(0x35, value, whenTrue, whenFalse)
export const jumpIfAnyBit = (mask: number, whenTrue: number, whenFalse: number): Instruction => make(0x45, mask, whenTrue, whenFalse)
export const jump = (count: number): Instruction => make(0x05, count)
export const answer = (value: number): Instruction => make(0x06, value)

/** Words of `struct seccomp_data`; of an argument its lower half, which is the whole of what the kernel reads as an `int`. */
export const dataOffset = { syscall: 0, architecture: 4, argument: (index: number) => 16 + 8 * index } as const

/** The kernel's answers, `SECCOMP_RET_*`. */
export const verdict = { allow: 0x7fff0000, killProcess: 0x80000000, errno: (number: number) => 0x00050000 | number } as const

/** Eight bytes an instruction, little-endian as both supported architectures are. */
export function encode(program: readonly Instruction[]): Uint8Array {
  const bytes = new Uint8Array(program.length * 8)
  const view = new DataView(bytes.buffer)
  program.forEach(({ code, whenTrue, whenFalse, value }, index) => {
    view.setUint16(index * 8, code, true)
    view.setUint8(index * 8 + 2, whenTrue)
    view.setUint8(index * 8 + 3, whenFalse)
    view.setUint32(index * 8 + 4, value >>> 0, true)
  })
  return bytes
}
