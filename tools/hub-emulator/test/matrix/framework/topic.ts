import type { HubEmulatorOptions } from '@naturalcad/hub-emulator'
import type { PeerName } from '@naturalcad/peers'
import type { Cases } from './cases.ts'
import type { MatrixHub } from './matrix-hub.ts'
import type { Operation } from './operation.ts'

export interface Prepared {
  hubOptions: HubEmulatorOptions
  stop(): Promise<void>
}

/** Operations that belong together, with the cases of the clients that run in this process or as commands. Those of Python are in `python/<name>.py`. */
export interface Topic {
  name: string
  /** What the emulator itself takes beside Node; the cases are skipped without. */
  needs?: readonly PeerName[]
  /** Makes what the cases share. */
  begin?: (hub: MatrixHub) => Promise<void>
  operations: readonly Operation[]
  /** Starts what the emulator is to stand before, and tells with which options. */
  prepare?: () => Promise<Prepared>
  hub?: Cases
  inference?: Cases
  gradio?: Cases
  hf?: Cases
}
