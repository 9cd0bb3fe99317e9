import { describeMatrix } from './framework/describe-matrix.ts'
import { content } from './topics/content.ts'

describeMatrix(content)
