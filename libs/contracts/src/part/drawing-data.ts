/** A point of a drawing, in millimetres; y points up. */
export type Point2 = readonly [x: number, y: number]

/** One piece of an outline. Angles in degrees, counter-clockwise from the x axis. */
export type Segment =
  | { kind: 'line'; from: Point2; to: Point2 }
  /** Counter-clockwise from `startAngle` to `endAngle` as seen in the drawing, unless `clockwise`. */
  | { kind: 'arc'; center: Point2; radius: number; startAngle: number; endAngle: number; clockwise: boolean }
  | { kind: 'circle'; center: Point2; radius: number }
  /** Any other curve, as points that are close enough to it. */
  | { kind: 'polyline'; points: readonly Point2[] }

/** Connected segments, in order. */
export interface Wire {
  segments: readonly Segment[]
  closed: boolean
}

/** Where it goes in a layered file, and how it is drawn. */
export type DrawingLayer = 'outline' | 'hole' | 'path' | 'center' | 'dimension' | 'text' | 'hatch'

export type Annotation =
  | { kind: 'text'; at: Point2; text: string; height: number; anchor: 'start' | 'middle' | 'end'; layer?: DrawingLayer }
  | { kind: 'center-line'; from: Point2; to: Point2 }
  /** A linear dimension between two points; `offset` moves the dimension line to the left of from → to. */
  | { kind: 'dimension'; from: Point2; to: Point2; offset: number; text: string }
  | { kind: 'hatch'; boundary: readonly Point2[]; angle: number; spacing: number }

/** What a drawing shows beside the shape: written as SVG text and DXF entities, never part of the geometry. */
export interface DrawingData {
  annotations: readonly Annotation[]
}

/** A flat shape: faces with their holes, or open paths, and what is written on the drawing. */
export interface Drawing extends DrawingData {
  /** Of each face: the outer wire first, then the inner ones. */
  faces: readonly { outer: Wire; inner: readonly Wire[] }[]
  /** Wires that bound no face. */
  paths: readonly Wire[]
}
