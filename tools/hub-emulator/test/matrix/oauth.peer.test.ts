import { describeMatrix } from './framework/describe-matrix.ts'
import { oauth } from './topics/oauth.ts'

describeMatrix(oauth)
