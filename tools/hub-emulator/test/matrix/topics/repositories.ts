import { repositoryCommands } from '../command/repositories.ts'
import type { Topic } from '../framework/topic.ts'
import { repositoryCases } from '../javascript/repositories.ts'
import { repositoryOperations } from '../operations/repositories.ts'

export const repositories: Topic = { name: 'repositories', operations: repositoryOperations, hub: repositoryCases, hf: repositoryCommands }
