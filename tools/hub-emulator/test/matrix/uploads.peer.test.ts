import { describeMatrix } from './framework/describe-matrix.ts'
import { uploads } from './topics/uploads.ts'

describeMatrix(uploads)
