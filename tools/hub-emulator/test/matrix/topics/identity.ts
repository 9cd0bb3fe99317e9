import { identityCommands } from '../command/identity.ts'
import type { Topic } from '../framework/topic.ts'
import { identityCases } from '../javascript/identity.ts'
import { identityOperations } from '../operations/identity.ts'

export const identity: Topic = { name: 'identity', operations: identityOperations, hub: identityCases, hf: identityCommands }
