import type { Drawing, Wire } from '@naturalcad/contracts/part'
import { layOutDimension } from './dimension-layout.ts'
import { measureDrawing, type Box2 } from './drawing-bounds.ts'
import { isClosed, isConnected, listWires, wireArea, wireLength } from './wire.ts'

/** What a drawing file holds, as far as it is proven: read from a file or taken from the drawing, the two must agree. */
export interface DrawingContents {
  /** Outer and inner wires of faces. */
  loops: number
  /** Of them, how many do not close. */
  openLoops: number
  /** Wires that bound no face, and how many of them fall apart. */
  paths: number
  brokenPaths: number
  /** Of the faces, holes subtracted, in mm². */
  area: number
  /** Of the paths, in mm. */
  pathLength: number
  /** Of the shape, without what is written on it. */
  box: Box2
  texts: string[]
  dimensions: number
  hatches: number
  centerLines: number
}

/** A drawing as a file holds it: wires by layer, the annotations counted. */
export interface DrawingFile {
  outlines: Wire[]
  holes: Wire[]
  paths: Wire[]
  texts: string[]
  dimensions: number
  hatches: number
  centerLines: number
}

export function measureFile({ outlines, holes, paths, texts, ...counts }: DrawingFile): DrawingContents {
  const loops = [...outlines, ...holes]
  const sum = (wires: readonly Wire[], measure: (wire: Wire) => number) => wires.reduce((total, wire) => total + measure(wire), 0)
  return {
    loops: loops.length,
    openLoops: loops.filter((wire) => !isClosed(wire)).length,
    paths: paths.length,
    brokenPaths: paths.filter((wire) => !isConnected(wire)).length,
    area: sum(outlines, wireArea) - sum(holes, wireArea),
    pathLength: sum(paths, wireLength),
    box: measureDrawing({ faces: [], paths: [...loops, ...paths], annotations: [] }),
    texts,
    ...counts,
  }
}

/** What a file of the drawing has to hold. */
export function contentsOf(drawing: Drawing): DrawingContents {
  const wires = listWires(drawing)
  const of = (layer: string) => wires.filter((entry) => entry.layer === layer).map(({ wire }) => wire)
  const count = (kind: string) => drawing.annotations.filter((annotation) => annotation.kind === kind).length
  return measureFile({
    outlines: of('outline'),
    holes: of('hole'),
    paths: of('path'),
    texts: drawing.annotations.flatMap((annotation) => (annotation.kind === 'text' ? [annotation.text] : [])),
    dimensions: drawing.annotations.filter((annotation) => annotation.kind === 'dimension' && layOutDimension(annotation, 1) !== undefined).length,
    hatches: count('hatch'),
    centerLines: count('center-line'),
  })
}
