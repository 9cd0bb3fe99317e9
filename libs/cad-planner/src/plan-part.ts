import type { Assumption, Draft, OutputType, PartMode, PartRequest } from '@naturalcad/contracts/part'
import { AssumptionList } from './assumption-list.ts'
import type { Family } from './families/family.ts'
import { features as featureTable } from './features/all-features.ts'
import { foldIdioms } from './language/idioms/fold-idioms.ts'
import { interpret } from './language/interpret.ts'
import { screenPrompt } from './language/screen.ts'
import { checkSizes } from './reading/check-sizes.ts'
import { chooseFamily } from './reading/choose-family.ts'
import { readPart } from './reading/read.ts'
import type { FeatureReading, Reading } from './reading/reading.ts'
import { resolveDimensions } from './reading/resolve-dimensions.ts'
import type { Sized } from './reading/sized.ts'
import { notUnderstood } from './refusal.ts'
import { plannerVersion } from './version.ts'
import { vocabulary } from './vocabulary.ts'

export type PlanRequest = Pick<PartRequest, 'prompt'> & Partial<Pick<PartRequest, 'mode' | 'output_type' | 'units'>>

/**
 * Turns a sentence into a build123d script, its assumptions and what the part must measure. The same request gives the same
 * draft; nothing is looked up and nothing is random.
 *
 * A part is made only if its noun, every number and every word that names geometry were understood. Other words are returned in
 * `leftover`.
 *
 * Throws `NOT_UNDERSTOOD` with the words and an example that works, `CONTRADICTION` with both facts, `INVALID_REQUEST` for
 * sizes and counts out of bounds.
 */
export function planPart({ prompt, mode = 'part', output_type = '3d_solid', units = 'mm' }: PlanRequest): Draft {
  screenPrompt(prompt)
  const words = interpret(prompt, vocabulary, units)
  checkSizes(words)
  const items = foldIdioms(words)
  const { family, noun } = chooseFamily(items)
  if (!family.outputs.includes(output_type)) throw wrongOutput(family, output_type, noun.text)
  const reading = readPart(items, family, noun)
  const assumptions = new AssumptionList()
  noteMode(mode, assumptions)
  const dimensions = resolveDimensions(family, reading.part, reading.features, assumptions)
  refuseVagueDenial(family, reading, dimensions)
  const { features, leftover } = shownFeatures(reading, output_type)
  const built = family.build({
    output: output_type,
    part: reading.part,
    features: withUsual(family, features, reading, assumptions),
    dimensions,
    assumptions,
  })
  return {
    script: built.script,
    family: family.recordedAs?.[output_type] ?? family.name,
    assumptions: [...assumptions.toArray(), ...notesOf(reading)],
    expectations: built.expectations,
    ...(built.drawing === undefined ? {} : { drawing: built.drawing }),
    leftover: [...new Set(leftover)],
    writer: `planner@${plannerVersion}`,
  }
}

function wrongOutput(family: Family, output: OutputType, noun: string): Error {
  return notUnderstood(`a ${family.noun} has no output ${output}; ask for ${family.outputs.join(' or ')}`, [noun], family.example)
}

function noteMode(mode: PartMode, assumptions: AssumptionList): void {
  if (mode === 'assembly') assumptions.assume('mode', 'assembly', 'text', 'the planner makes one part: an assembly of one')
}

/** Labels, centre lines and dimensions are for drawings; with a solid they are left over. */
function shownFeatures({ features, leftover }: Reading, output: OutputType): { features: FeatureReading[]; leftover: string[] } {
  if (output === '2d_vector') return { features, leftover }
  const isDrawn = ({ feature }: FeatureReading): boolean => feature === 'label' || feature === 'centerLine' || feature === 'dimensions'
  return { features: features.filter((feature) => !isDrawn(feature)), leftover: [...leftover, ...features.filter(isDrawn).map(({ words }) => words)] }
}

/** A flange without holes could lack its bore as well as its bolt holes. */
function refuseVagueDenial({ absorbs, usualFeature, noun, example }: Family, { denied }: Reading, dimensions: ReadonlyMap<string, Sized>): void {
  const words = usualFeature === undefined ? undefined : denied.get(usualFeature.feature)
  if (absorbs === undefined || words === undefined || dimensions.get(absorbs.parameter)?.source === 'read') return
  if (/\b(?:bolt|mounting|fixing|screw)\b/i.test(words)) return
  throw notUnderstood(`a ${noun} has a bore and bolt holes; say which of them it lacks`, [words], example)
}

const openings = new Set(['hole', 'bore', 'slot', 'pocket', 'cutout', 'counterbore', 'countersink'])

/** A bracket has mounting holes even where nobody says so. */
function withUsual(
  { usualFeature, absorbs }: Family,
  features: FeatureReading[],
  { denied, part }: Reading,
  assumptions: AssumptionList,
): FeatureReading[] {
  const own = features.filter(({ feature }) => absorbs?.features.includes(feature) !== true)
  if (usualFeature === undefined || denied.has(usualFeature.feature) || own.some(({ feature }) => openings.has(feature))) return own
  const [words = usualFeature.feature] = featureTable[usualFeature.feature].plural.split(',')
  assumptions.assume(`${usualFeature.feature}s`, `${part.words} with ${words}`, 'text', usualFeature.reason)
  return [...own, { feature: usualFeature.feature, words, plural: true, facts: [], sizes: [], choices: new Map(), places: new Map() }]
}

function notesOf({ notes }: Reading): Assumption[] {
  return notes.map(({ note, words }) => ({
    name: note,
    value: words.toLowerCase(),
    unit: 'text',
    source: 'read',
    words,
    reason: 'noted; it changes no dimension',
  }))
}
