import { describeMatrix } from './framework/describe-matrix.ts'
import { spaces } from './topics/spaces.ts'

describeMatrix(spaces)
