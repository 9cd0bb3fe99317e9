import { sketchOf, type Cut } from '../cuts/cut.ts'
import { pythonFloat, type Script } from '../script/script.ts'
import type { Prism } from './prism.ts'

/** Writes the prism as a sketch of its outline and openings. */
export function writeSketch({ name, outline, cuts, script }: Prism): string {
  addParameters(script, cuts)
  script.line(0, `with BuildSketch() as ${name}:`)
  script.line(1, outline.sketch)
  for (const cut of cuts) writeOpening(script, 1, cut)
  return script.finish(`${name}.sketch`)
}

/**
 * Writes the prism as a solid. Openings are drawn in the sketch, which costs the kernel least; after fillets and chamfers of the
 * rim they are cut from above, so that the edges can be told apart.
 */
export function writeSolid(prism: Prism): string {
  const { name, outline, cuts, top, bottom, script } = prism
  const through = cuts.filter((cut) => cut.depth === undefined && cut.mouth === undefined)
  const hasRim = top !== undefined || bottom !== undefined
  addParameters(script, cuts)
  script.line(0, `with BuildPart() as ${name}:`)
  script.line(1, 'with BuildSketch():')
  script.line(2, outline.sketch)
  if (!hasRim) for (const cut of through) writeOpening(script, 2, cut)
  script.line(1, 'extrude(amount=thickness)')
  writeRims(prism)
  if (hasRim && through.length > 0) {
    script.line(1, 'with BuildSketch():')
    for (const cut of through) writeOpening(script, 2, added(cut))
    script.line(1, 'extrude(amount=thickness, mode=Mode.SUBTRACT)')
  }
  for (const cut of cuts) {
    if (cut.mouth !== undefined) {
      writeMouth(script, cut)
    } else if (cut.depth !== undefined) {
      script.line(1, 'with BuildSketch(Plane.XY.offset(thickness)):')
      writeOpening(script, 2, added(cut))
      script.line(1, `extrude(amount=-${cut.name}_depth, mode=Mode.SUBTRACT)`)
    }
  }
  return script.finish(`${name}.part`)
}

/** Drawn as an area of its own and subtracted by the extrusion. */
function added(cut: Cut): Cut & { isAdded: true } {
  return { ...cut, isAdded: true }
}

function addParameters(script: Script, cuts: readonly Cut[]): void {
  for (const { parameters, layout, mouth } of cuts) {
    script.parameters(parameters)
    // Holes with a mouth are placed point by point on the top face.
    if (mouth === undefined) script.parameters(layout.parameters)
  }
}

function writeOpening(script: Script, depth: number, cut: Cut & { isAdded?: true }): void {
  const { context } = cut.layout
  const call = cut.isAdded === true ? sketchOf(cut).replace(', mode=Mode.SUBTRACT', '') : sketchOf(cut)
  if (context !== undefined) script.line(depth, `with ${context}:`)
  script.line(context === undefined ? depth : depth + 1, call)
}

function writeMouth(script: Script, { name, mouth, layout }: Cut): void {
  script.line(1, `with Locations(${layout.positions.map(([x, y]) => `(${pythonFloat(x)}, ${pythonFloat(y)}, thickness)`).join(', ')}):`)
  if (mouth?.kind === 'counterbore') {
    script.line(2, `CounterBoreHole(${name}_diameter / 2, ${name}_counterbore_diameter / 2, ${name}_counterbore_depth, depth=thickness)`)
  } else {
    script.line(
      2,
      `CounterSinkHole(${name}_diameter / 2, ${name}_countersink_diameter / 2, depth=thickness, counter_sink_angle=${name}_countersink_angle)`,
    )
  }
}

function writeRims({ name, top, bottom, isRoundedAllOver, script }: Prism): void {
  const both = top !== undefined && bottom !== undefined && top.kind === bottom.kind && top.size === bottom.size
  if (top !== undefined && isRoundedAllOver) {
    script.parameter('fillet_radius', top.size)
    script.line(1, `fillet(${name}.edges(), radius=fillet_radius)`)
    return
  }
  for (const [rim, face] of [
    [top, '[-1]'],
    [bottom, '[0]'],
  ] as const) {
    if (rim === undefined || (both && face === '[0]')) continue
    const parameter = both ? `${rim.kind}_${rim.kind === 'fillet' ? 'radius' : 'size'}` : `${face === '[0]' ? 'bottom' : 'top'}_${rim.kind}`
    script.parameter(parameter, rim.size)
    const edges = both
      ? `${name}.faces().sort_by(Axis.Z)[-1].edges() + ${name}.faces().sort_by(Axis.Z)[0].edges()`
      : `${name}.faces().sort_by(Axis.Z)${face}.edges()`
    script.line(1, rim.kind === 'fillet' ? `fillet(${edges}, radius=${parameter})` : `chamfer(${edges}, length=${parameter})`)
  }
}
