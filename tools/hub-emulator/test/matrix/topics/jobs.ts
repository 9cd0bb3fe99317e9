import { jobCommands } from '../command/jobs.ts'
import type { Topic } from '../framework/topic.ts'
import { jobCases } from '../javascript/jobs.ts'
import { jobOperations } from '../operations/jobs.ts'

export const jobs: Topic = { name: 'jobs', needs: ['bubblewrap', 'python'], operations: jobOperations, hub: jobCases, hf: jobCommands }
