import { infoCommands } from '../command/info.ts'
import type { Topic } from '../framework/topic.ts'
import { infoCases } from '../javascript/info.ts'
import { infoOperations } from '../operations/info.ts'

export const info: Topic = { name: 'info', operations: infoOperations, hub: infoCases, hf: infoCommands }
