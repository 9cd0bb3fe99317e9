import type { Drawing, Point2, Segment, Wire } from '@naturalcad/contracts/part'

export function polygon(...points: Point2[]): Wire {
  return { closed: true, segments: points.map((from, index) => ({ kind: 'line', from, to: points[(index + 1) % points.length] ?? from })) }
}

export function circle(center: Point2, radius: number): Wire {
  return { closed: true, segments: [{ kind: 'circle', center, radius }] }
}

/** A slot along x with half circles at its ends. */
export function slot([x, y]: Point2, length: number, radius: number): Wire {
  const segments: Segment[] = [
    { kind: 'line', from: [x - length / 2, y - radius], to: [x + length / 2, y - radius] },
    { kind: 'arc', center: [x + length / 2, y], radius, startAngle: 270, endAngle: 90, clockwise: false },
    { kind: 'line', from: [x + length / 2, y + radius], to: [x - length / 2, y + radius] },
    { kind: 'arc', center: [x - length / 2, y], radius, startAngle: 90, endAngle: 270, clockwise: false },
  ]
  return { closed: true, segments }
}

/** A plate with a hole, a slot, a free-form notch and every kind of annotation. */
export const plate: Drawing = {
  faces: [
    {
      outer: {
        closed: true,
        segments: [
          { kind: 'line', from: [0, 0], to: [120, 0] },
          { kind: 'line', from: [120, 0], to: [120, 60] },
          { kind: 'arc', center: [110, 60], radius: 10, startAngle: 0, endAngle: 90, clockwise: false },
          { kind: 'line', from: [110, 70], to: [60, 70] },
          { kind: 'arc', center: [50, 70], radius: 10, startAngle: 0, endAngle: 180, clockwise: true },
          {
            kind: 'polyline',
            points: [
              [40, 70],
              [20, 68],
              [0, 70],
            ],
          },
          { kind: 'line', from: [0, 70], to: [0, 0] },
        ],
      },
      inner: [circle([20, 20], 5), slot([60, 35], 20, 5)],
    },
  ],
  paths: [],
  annotations: [
    { kind: 'text', at: [60, 50], text: 'Ø12 × 4 – <plate> & "λ"', height: 5, anchor: 'middle' },
    { kind: 'center-line', from: [0, 35], to: [120, 35] },
    { kind: 'dimension', from: [0, 0], to: [120, 0], offset: -15, text: '120' },
    { kind: 'dimension', from: [0, 70], to: [0, 0], offset: -12, text: '70' },
    {
      kind: 'hatch',
      boundary: [
        [80, 10],
        [100, 10],
        [100, 30],
        [80, 30],
      ],
      angle: 45,
      spacing: 2,
    },
  ],
}

/** The area by hand: rectangle, less the corner, the half circle bitten out, the free-form notch, the hole and the slot. */
export const plateArea = 120 * 70 - (100 - 25 * Math.PI) - 50 * Math.PI - 40 - 25 * Math.PI - (200 + 25 * Math.PI)

export const route: Drawing = {
  faces: [],
  paths: [
    {
      closed: false,
      segments: [
        { kind: 'line', from: [0, 0], to: [50, 0] },
        { kind: 'arc', center: [50, 10], radius: 10, startAngle: 270, endAngle: 0, clockwise: false },
        { kind: 'line', from: [60, 10], to: [60, 30] },
      ],
    },
    { closed: false, segments: [{ kind: 'arc', center: [0, 50], radius: 9, startAngle: 10, endAngle: 200, clockwise: true }] },
    { closed: false, segments: [{ kind: 'line', from: [0, -10], to: [50, -10] }] },
  ],
  annotations: [],
}

export const routeLength = 50 + 5 * Math.PI + 20 + (170 / 180) * 9 * Math.PI + 50
