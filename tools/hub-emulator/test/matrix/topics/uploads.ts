import type { Topic } from '../framework/topic.ts'
import { uploadCommands } from '../command/uploads.ts'
import { uploadCases } from '../javascript/uploads.ts'
import { uploadOperations } from '../operations/uploads.ts'

export const uploads: Topic = { name: 'uploads', operations: uploadOperations, hub: uploadCases, hf: uploadCommands }
