import type { Topic } from '../framework/topic.ts'
import { cardCommands } from '../command/cards.ts'
import { cardOperations } from '../operations/cards.ts'

export const cards: Topic = { name: 'cards', operations: cardOperations, hf: cardCommands }
