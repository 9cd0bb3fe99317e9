import { scheduleCommands } from '../command/schedules.ts'
import type { Topic } from '../framework/topic.ts'
import { scheduleCases } from '../javascript/schedules.ts'
import { scheduleOperations } from '../operations/schedules.ts'

export const schedules: Topic = { name: 'schedules', needs: ['bubblewrap', 'python'], operations: scheduleOperations, hub: scheduleCases, hf: scheduleCommands }
