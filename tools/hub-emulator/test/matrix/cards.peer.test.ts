import { describeMatrix } from './framework/describe-matrix.ts'
import { cards } from './topics/cards.ts'

describeMatrix(cards)
