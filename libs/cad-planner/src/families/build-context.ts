import type { DrawingData, Expectations, OutputType } from '@naturalcad/contracts/part'
import type { AssumptionList } from '../assumption-list.ts'
import type { FeatureReading, PartReading } from '../reading/reading.ts'
import type { Sized } from '../reading/sized.ts'

/** What a family builds from: its dimensions in millimetres and the features that were asked for. */
export interface BuildContext {
  output: OutputType
  part: PartReading
  features: readonly FeatureReading[]
  dimensions: ReadonlyMap<string, Sized>
  assumptions: AssumptionList
}

export interface BuiltPart {
  script: string
  expectations: Expectations
  drawing?: DrawingData
}
