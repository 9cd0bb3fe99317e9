export { systemClock, type Clock } from './clock.ts'
export { createDeadline, type CreateDeadlineOptions, type Deadline } from './deadline.ts'
