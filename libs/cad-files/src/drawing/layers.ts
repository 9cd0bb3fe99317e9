import type { DrawingLayer } from '@naturalcad/contracts/part'

export interface LayerStyle {
  /** As on screen and in SVG. */
  color: string
  /** AutoCAD colour index, the nearest to it that shows on black and on white. */
  colorIndex: number
  /** Of the line, in millimetres on a drawing of 200 mm. */
  weight: number
  /** Line and gap, as multiples of the weight; empty for a full line. */
  dashes: readonly number[]
}

export const layerStyles = {
  outline: { color: '#1f2933', colorIndex: 7, weight: 0.5, dashes: [] },
  hole: { color: '#1f2933', colorIndex: 5, weight: 0.5, dashes: [] },
  path: { color: '#b03a2e', colorIndex: 1, weight: 0.5, dashes: [] },
  center: { color: '#c0392b', colorIndex: 1, weight: 0.25, dashes: [24, 6, 4, 6] },
  dimension: { color: '#2563a8', colorIndex: 3, weight: 0.25, dashes: [] },
  text: { color: '#1f2933', colorIndex: 2, weight: 0.25, dashes: [] },
  hatch: { color: '#7b8794', colorIndex: 8, weight: 0.18, dashes: [] },
} as const satisfies Record<DrawingLayer, LayerStyle>

export const layerNames = Object.keys(layerStyles) as DrawingLayer[]
