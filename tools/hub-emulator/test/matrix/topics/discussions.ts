import { discussionCommands } from '../command/discussions.ts'
import type { Topic } from '../framework/topic.ts'
import { discussionCases } from '../javascript/discussions.ts'
import { discussionOperations } from '../operations/discussions.ts'

export const discussions: Topic = { name: 'discussions', operations: discussionOperations, hub: discussionCases, hf: discussionCommands }
