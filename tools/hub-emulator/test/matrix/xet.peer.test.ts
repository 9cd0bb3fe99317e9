import { describeMatrix } from './framework/describe-matrix.ts'
import { xet } from './topics/xet.ts'

describeMatrix(xet)
