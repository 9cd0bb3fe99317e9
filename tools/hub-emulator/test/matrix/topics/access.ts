import type { Topic } from '../framework/topic.ts'
import { accessCommands } from '../command/access.ts'
import { accessCases } from '../javascript/access.ts'
import { accessOperations } from '../operations/access.ts'

export const access: Topic = { name: 'access', operations: accessOperations, hub: accessCases, hf: accessCommands }
