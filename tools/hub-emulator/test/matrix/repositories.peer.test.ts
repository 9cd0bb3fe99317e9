import { describeMatrix } from './framework/describe-matrix.ts'
import { repositories } from './topics/repositories.ts'

describeMatrix(repositories)
