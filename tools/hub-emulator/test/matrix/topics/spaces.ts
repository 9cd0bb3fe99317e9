import { spaceCommands } from '../command/spaces.ts'
import type { Topic } from '../framework/topic.ts'
import { spaceCases } from '../javascript/spaces.ts'
import { spaceOperations } from '../operations/spaces.ts'

export const spaces: Topic = { name: 'spaces', operations: spaceOperations, hub: spaceCases, hf: spaceCommands }
