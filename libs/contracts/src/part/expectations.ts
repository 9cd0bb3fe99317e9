import { z } from 'zod'

/** What a shape must measure. A check without an expectation reports `not-checked`. Millimetres and their powers. */
export const Expectations = z.object({
  volume: z.number().positive().optional(),
  /** Extents of the bounding box along x, y, z. */
  size: z.tuple([z.number(), z.number(), z.number()]).optional(),
  /** Through holes of all solids together. */
  genus: z.number().int().nonnegative().optional(),
  solids: z.number().int().positive().optional(),
  /** Of a sketch. */
  area: z.number().positive().optional(),
  /** Holes of a sketch. */
  innerWires: z.number().int().nonnegative().optional(),
  /** Of a path. */
  length: z.number().positive().optional(),
  /** Greatest relative difference of volume, area and length; 1e-9 where absent (1e-5 for shapes with splines). */
  relativeTolerance: z.number().positive().optional(),
})
export type Expectations = z.infer<typeof Expectations>
