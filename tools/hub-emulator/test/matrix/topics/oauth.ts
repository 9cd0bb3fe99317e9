import { oauthCommands } from '../command/oauth.ts'
import type { Topic } from '../framework/topic.ts'
import { oauthCases } from '../javascript/oauth.ts'
import { oauthOperations } from '../operations/oauth.ts'

export const oauth: Topic = { name: 'oauth', operations: oauthOperations, hub: oauthCases, hf: oauthCommands }
