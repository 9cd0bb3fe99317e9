import { connect } from '../call/connect.ts'
import type { HubCall } from '../call/hub-call.ts'
import { HardwareList, type Hardware } from '../call/hardware.ts'

/** The flavors that Spaces may ask for, with their prices of today. */
export async function listSpaceHardware(call: HubCall = {}): Promise<Hardware[]> {
  return connect(call).json('api/spaces/hardware', { schema: HardwareList })
}
