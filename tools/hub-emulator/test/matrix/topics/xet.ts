import { xetCommands } from '../command/xet.ts'
import type { Topic } from '../framework/topic.ts'
import { xetCases } from '../javascript/xet.ts'
import { xetOperations } from '../operations/xet.ts'

export const xet: Topic = { name: 'xet', operations: xetOperations, hub: xetCases, hf: xetCommands }
