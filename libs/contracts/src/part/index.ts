export type { Annotation, Drawing, DrawingData, DrawingLayer, Point2, Segment, Wire } from './drawing-data.ts'
export type { Mesh } from './mesh.ts'
