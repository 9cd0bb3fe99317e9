import type { Family } from '../families/family.ts'
import type { FeatureName } from '../language/item.ts'
import type { LooseFact } from './attach-loose.ts'
import type { FeatureReading, NoteReading, PartReading, SubjectReading } from './reading.ts'

/** What a prompt has said so far. */
export interface ReaderState {
  family: Family
  part: PartReading
  features: FeatureReading[]
  notes: NoteReading[]
  leftover: string[]
  /** Words that can't be left over: numbers and names of geometry. */
  refused: string[]
  loose: LooseFact[]
  /** Features that the prompt says the part does not have. */
  denied: Map<FeatureName, string>
}

export function isFeature(subject: SubjectReading): subject is FeatureReading {
  return 'feature' in subject
}
