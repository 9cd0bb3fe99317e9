import { describeMatrix } from './framework/describe-matrix.ts'
import { discussions } from './topics/discussions.ts'

describeMatrix(discussions)
