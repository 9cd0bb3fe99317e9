import { describeMatrix } from './framework/describe-matrix.ts'
import { buckets } from './topics/buckets.ts'

describeMatrix(buckets)
