import { describeMatrix } from './framework/describe-matrix.ts'
import { access } from './topics/access.ts'

describeMatrix(access)
