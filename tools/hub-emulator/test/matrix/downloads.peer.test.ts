import { describeMatrix } from './framework/describe-matrix.ts'
import { downloads } from './topics/downloads.ts'

describeMatrix(downloads)
