/** Sizes for one metric thread, in millimetres. */
export interface MetricFastener {
  /** Clearance holes of ISO 273: fine, medium and coarse series. */
  clearance: readonly [fine: number, medium: number, coarse: number]
  /** Drill before tapping the coarse thread (ISO 2306). */
  tapDrill: number
}

const table: ReadonlyMap<number, MetricFastener> = new Map([
  [1.6, { clearance: [1.7, 1.8, 2], tapDrill: 1.25 }],
  [2, { clearance: [2.2, 2.4, 2.6], tapDrill: 1.6 }],
  [2.5, { clearance: [2.7, 2.9, 3.1], tapDrill: 2.05 }],
  [3, { clearance: [3.2, 3.4, 3.6], tapDrill: 2.5 }],
  [4, { clearance: [4.3, 4.5, 4.8], tapDrill: 3.3 }],
  [5, { clearance: [5.3, 5.5, 5.8], tapDrill: 4.2 }],
  [6, { clearance: [6.4, 6.6, 7], tapDrill: 5 }],
  [8, { clearance: [8.4, 9, 10], tapDrill: 6.8 }],
  [10, { clearance: [10.5, 11, 12], tapDrill: 8.5 }],
  [12, { clearance: [13, 13.5, 14.5], tapDrill: 10.2 }],
  [14, { clearance: [15, 15.5, 16.5], tapDrill: 12 }],
  [16, { clearance: [17, 17.5, 18.5], tapDrill: 14 }],
  [18, { clearance: [19, 20, 21], tapDrill: 15.5 }],
  [20, { clearance: [21, 22, 24], tapDrill: 17.5 }],
  [22, { clearance: [23, 24, 26], tapDrill: 19.5 }],
  [24, { clearance: [25, 26, 28], tapDrill: 21 }],
  [27, { clearance: [28, 30, 32], tapDrill: 24 }],
  [30, { clearance: [31, 33, 35], tapDrill: 26.5 }],
  [33, { clearance: [34, 36, 38], tapDrill: 29.5 }],
  [36, { clearance: [37, 39, 42], tapDrill: 32 }],
])

export function findMetricFastener(size: number): MetricFastener | undefined {
  return table.get(size)
}

export const metricSizes: readonly number[] = [...table.keys()]
