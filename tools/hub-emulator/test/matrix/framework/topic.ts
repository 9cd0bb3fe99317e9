import type { HubEmulatorOptions } from '@naturalcad/hub-emulator'
import type { Cases } from './cases.ts'
import type { Operation } from './operation.ts'

/** Operations that belong together, with the cases of the clients that run in this process or as commands. Those of Python are in `python/<name>.py`. */
export interface Topic {
  name: string
  operations: readonly Operation[]
  hubOptions?: HubEmulatorOptions
  hub?: Cases
  inference?: Cases
  gradio?: Cases
  hf?: Cases
}
