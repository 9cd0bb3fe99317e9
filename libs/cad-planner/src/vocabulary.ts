import { familyWords } from './families/all-families.ts'
import { featureWords } from './features/all-features.ts'
import { buildLexicon } from './language/lexicon.ts'
import { choiceWords } from './language/lexicon/choices.ts'
import { dimensionWords } from './language/lexicon/dimensions.ts'
import { grammarWords } from './language/lexicon/grammar.ts'
import { noteWords } from './language/lexicon/notes.ts'
import { placeWords } from './language/lexicon/places.ts'
import { unsupportedWords } from './language/lexicon/unsupported.ts'

/** Every phrase that the planner knows. */
export const vocabulary = buildLexicon([
  ...familyWords,
  ...featureWords,
  ...dimensionWords,
  ...placeWords,
  ...choiceWords,
  ...noteWords,
  ...grammarWords,
  ...unsupportedWords,
])
