import { describeMatrix } from './framework/describe-matrix.ts'
import { info } from './topics/info.ts'

describeMatrix(info)
