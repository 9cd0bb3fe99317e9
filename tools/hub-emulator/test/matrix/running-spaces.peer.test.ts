import { describeMatrix } from './framework/describe-matrix.ts'
import { runningSpaces } from './topics/running-spaces.ts'

describeMatrix(runningSpaces)
