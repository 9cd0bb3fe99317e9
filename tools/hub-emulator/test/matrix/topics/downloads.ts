import type { Topic } from '../framework/topic.ts'
import { downloadCommands } from '../command/downloads.ts'
import { downloadCases } from '../javascript/downloads.ts'
import { downloadOperations } from '../operations/downloads.ts'

export const downloads: Topic = { name: 'downloads', operations: downloadOperations, hub: downloadCases, hf: downloadCommands }
