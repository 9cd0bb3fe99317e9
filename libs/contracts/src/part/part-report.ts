import { z } from 'zod'
import { Assumption } from './assumption.ts'
import { Expectations } from './expectations.ts'
import { FileFormat, OutputType, PartMode } from './output-type.ts'
import { ValidationReport } from './validation-report.ts'

/** `report.json`: what was asked, how it was read, and what was proven. It names no time and no run, so equal requests have equal reports. */
export const PartReport = z.object({
  schemaVersion: z.literal(1),
  prompt: z.string(),
  mode: PartMode,
  output_type: OutputType,
  formats: z.array(FileFormat),
  writer: z.string(),
  executor: z.string(),
  family: z.string(),
  partial: z.boolean(),
  leftover: z.array(z.string()),
  assumptions: z.array(Assumption),
  expectations: Expectations.optional(),
  validation: ValidationReport,
  /** What the script printed. */
  output: z.string(),
})
export type PartReport = z.infer<typeof PartReport>
