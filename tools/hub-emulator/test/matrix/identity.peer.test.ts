import { describeMatrix } from './framework/describe-matrix.ts'
import { identity } from './topics/identity.ts'

describeMatrix(identity)
