import type { LengthUnit } from '@naturalcad/contracts/part'

export type Unit = LengthUnit | 'um' | 'deg'

/** Millimetres in one of each unit of length (inch and foot: international, 1959). */
export const millimetresPerUnit = { um: 0.001, mm: 1, cm: 10, m: 1000, in: 25.4, ft: 304.8 } as const satisfies Record<Exclude<Unit, 'deg'>, number>

const spellings: Readonly<Record<Unit, readonly string[]>> = {
  um: ['um', 'µm', 'μm', 'micron', 'microns', 'micrometer', 'micrometers', 'micrometre', 'micrometres'],
  mm: ['mm', 'mms', 'millimeter', 'millimeters', 'millimetre', 'millimetres'],
  cm: ['cm', 'cms', 'centimeter', 'centimeters', 'centimetre', 'centimetres'],
  m: ['m', 'meter', 'meters', 'metre', 'metres'],
  in: ['in', 'inch', 'inches', '"'],
  ft: ['ft', 'foot', 'feet', "'"],
  deg: ['deg', 'degs', 'degree', 'degrees', '°'],
}

const unitBySpelling: ReadonlyMap<string, Unit> = new Map(
  Object.entries(spellings).flatMap(([unit, words]) => words.map((word): [string, Unit] => [word, unit as Unit])),
)

/** The unit that a word or sign names, in any common spelling. */
export function findUnit(text: string): Unit | undefined {
  return unitBySpelling.get(text)
}
