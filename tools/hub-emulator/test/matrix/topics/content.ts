import { contentCommands } from '../command/content.ts'
import type { Topic } from '../framework/topic.ts'
import { readCases } from '../javascript/reads.ts'
import { uploadCases } from '../javascript/uploads.ts'
import { contentOperations } from '../operations/content.ts'

export const content: Topic = { name: 'content', operations: contentOperations, hub: { ...uploadCases, ...readCases }, hf: contentCommands }
