import { describeMatrix } from './framework/describe-matrix.ts'
import { inference } from './topics/inference.ts'

describeMatrix(inference)
