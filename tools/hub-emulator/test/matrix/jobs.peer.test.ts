import { describeMatrix } from './framework/describe-matrix.ts'
import { jobs } from './topics/jobs.ts'

describeMatrix(jobs)
