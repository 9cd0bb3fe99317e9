import type { BuildContext, BuiltPart } from '../families/build-context.ts'
import type { Cut } from '../cuts/cut.ts'
import { drawingOf } from '../drawing/drawing-of.ts'
import { leastWall } from '../cuts/fit.ts'
import { resolveCuts } from '../features/resolve/resolve-cuts.ts'
import type { Outline } from '../outlines/outline.ts'
import { describeSized, type Sized } from '../reading/sized.ts'
import { contradiction, notUnderstood } from '../refusal.ts'
import { Script } from '../script/script.ts'
import { edgeTreatments, type EdgeTreatment } from './edge-treatments.ts'
import { expectSketch, expectSolid } from './measure-prism.ts'
import type { Prism } from './prism.ts'
import { writeSketch, writeSolid } from './write-prism.ts'

export interface PrismPlan {
  context: BuildContext
  /** Name of the builder in the script and of the part in messages. */
  name: string
  /** The outline with what is done to its corners. */
  outline: (corners: EdgeTreatment | undefined) => Outline
  /** Parameters of the outline, in order. */
  parameters: readonly (readonly [name: string, value: number])[]
  /** Name of the dimension that is extruded. */
  thicknessName: string
  isRound: boolean
  /** Openings that the family itself has: the inside of a tube. */
  openings?: readonly Cut[]
  boreDiameter?: number
}

/** Builds any part that is one outline with openings: as a solid, or flat where a drawing is asked for. */
export function buildPrism({ context, name, outline, parameters, thicknessName, isRound, openings = [], boreDiameter = 0 }: PrismPlan): BuiltPart {
  const isFlat = context.output === '2d_vector'
  const thickness = context.dimensions.get(thicknessName)
  const shortest = Math.min(...outline(undefined).size)
  const treatments = edgeTreatments(context.features, isRound, shortest, context.assumptions)
  const sketch = outline(treatments.corners)
  if (isFlat && (treatments.top ?? treatments.bottom) !== undefined)
    throw notUnderstood('a flat profile has no top and bottom edges; ask for a solid', [(treatments.top ?? treatments.bottom)?.words ?? ''])
  const inset = Math.max(treatments.top?.size ?? 0, treatments.bottom?.size ?? 0)
  const isRoundedAllOver = isFilletAllOver(treatments)
  if (thickness !== undefined && !isFlat) checkRims(treatments, thickness, shortest, isRoundedAllOver)
  const body = {
    noun: name,
    outline: sketch,
    thickness: isFlat ? undefined : thickness,
    boreDiameter: centralDiameter(context, boreDiameter),
    assumptions: context.assumptions,
  }
  const cuts = [...openings, ...resolveCuts(context.features, body, inset, openings)]

  const script = new Script()
  for (const [parameter, value] of parameters) script.parameter(parameter, value)
  if (!isFlat && thickness !== undefined) script.parameter('thickness', thickness.value, thicknessName === 'thickness' ? undefined : thicknessName)
  if (treatments.corners !== undefined) script.parameter(cornerName(treatments.corners), treatments.corners.size)
  const prism: Prism = {
    name,
    outline: isRoundedAllOver ? { ...sketch, sketch: outline(undefined).sketch } : sketch,
    cuts,
    ...(treatments.top === undefined ? {} : { top: treatments.top }),
    ...(treatments.bottom === undefined ? {} : { bottom: treatments.bottom }),
    isRoundedAllOver,
    script,
  }
  if (isFlat || thickness === undefined) return { script: writeSketch(prism), expectations: expectSketch(prism), ...drawingOf(context, sketch, cuts) }
  return { script: writeSolid(prism), expectations: expectSolid(prism, thickness.value), ...drawingOf(context, sketch, cuts) }
}

function cornerName({ kind }: EdgeTreatment): string {
  return kind === 'fillet' ? 'corner_radius' : 'corner_chamfer'
}

function isFilletAllOver({ corners, top, bottom }: ReturnType<typeof edgeTreatments>): boolean {
  return corners?.kind === 'fillet' && top?.kind === 'fillet' && bottom?.kind === 'fillet' && corners.size === top.size && top.size === bottom.size
}

/** A rim must leave a flat end, and two of them some side between. */
function checkRims({ corners, top, bottom }: ReturnType<typeof edgeTreatments>, thickness: Sized, shortest: number, isRoundedAllOver: boolean): void {
  for (const rim of [top, bottom]) {
    if (rim === undefined) continue
    if (rim.size * 2 > shortest - leastWall)
      throw contradiction(
        `"${rim.words}" (${rim.kind} ${rim.size} mm)`,
        `a part that is ${Number(shortest.toFixed(3))} mm across`,
        `Give a smaller ${rim.kind}.`,
      )
    if (corners !== undefined && !isRoundedAllOver && (corners.kind !== 'fillet' || rim.size >= corners.size)) {
      throw notUnderstood(`a ${rim.kind} of the rim needs corners that are rounded by more than its size`, [...new Set([rim.words, corners.words])])
    }
  }
  const total = (top?.size ?? 0) + (bottom?.size ?? 0)
  if (total > thickness.value - leastWall)
    throw contradiction(
      `"${(top ?? bottom)?.words ?? ''}" (${total} mm of its height)`,
      describeSized('thickness', thickness),
      'Give a smaller one, or a thicker part.',
    )
}

function centralDiameter({ features, output }: BuildContext, given: number): number {
  const bore = features.find(({ feature, places }) => feature === 'bore' || (feature === 'hole' && places.has('center')))
  const said = bore?.facts.find(({ dimension }) => dimension === 'diameter')
  return Math.max(given, output === '1d_path' ? 0 : (said?.size ?? 0))
}
