export { startHubEmulator, type EmulatorUser, type HubEmulator, type HubEmulatorOptions } from './emulator/start-hub-emulator.ts'
export type { RequestLogEntry } from './emulator/handle-request.ts'
export type { Profile, SeedInput } from './emulator/seed.ts'
export type { FaultInput } from './faults/fault.ts'
