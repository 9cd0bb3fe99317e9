import { NaturalCadError } from '@naturalcad/contracts/errors'
import { stepName } from './step-name.ts'

export interface StepHeader {
  /** @default 'part.step' */
  fileName?: string
  /** When the model was made; fixed unless given, so that the same part has the same bytes. @default the epoch */
  timestamp?: Date
}

/** Replaces the one statement that OCCT fills with the clock. The rest of the file is copied byte for byte. */
export function rewriteHeader(file: Uint8Array, { fileName = 'part.step', timestamp = new Date(0) }: StepHeader): Uint8Array {
  const head = new TextDecoder('latin1').decode(file.subarray(0, 4096))
  const match = /FILE_NAME\([\s\S]*?\);/.exec(head)
  if (match === null) throw new NaturalCadError('INTERNAL', 'the STEP file has no FILE_NAME')
  const time = timestamp.toISOString().slice(0, 19)
  const statement = `FILE_NAME('${stepName(fileName)}','${time}',(''),(''),'Open CASCADE Technology','NaturalCAD','');`
  const before = file.subarray(0, match.index)
  const after = file.subarray(match.index + match[0].length)
  const middle = new TextEncoder().encode(statement)
  const whole = new Uint8Array(before.length + middle.length + after.length)
  whole.set(before, 0)
  whole.set(middle, before.length)
  whole.set(after, before.length + middle.length)
  return whole
}
