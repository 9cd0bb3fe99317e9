import type { Layout } from './layout.ts'

export const center: Layout = { positions: [[0, 0]], parameters: [], reason: 'in the middle' }
