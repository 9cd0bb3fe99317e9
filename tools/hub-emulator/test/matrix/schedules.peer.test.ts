import { describeMatrix } from './framework/describe-matrix.ts'
import { schedules } from './topics/schedules.ts'

describeMatrix(schedules)
