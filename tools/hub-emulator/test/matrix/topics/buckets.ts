import { bucketCommands } from '../command/buckets.ts'
import type { Topic } from '../framework/topic.ts'
import { bucketCases } from '../javascript/buckets.ts'
import { copyCases } from '../javascript/copies.ts'
import { bucketOperations } from '../operations/buckets.ts'

export const buckets: Topic = { name: 'buckets', operations: bucketOperations, hub: { ...bucketCases, ...copyCases }, hf: bucketCommands }
