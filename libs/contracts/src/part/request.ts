import { z } from 'zod'
import { FileFormat, OutputType, PartMode } from './output-type.ts'

/** Code points of a prompt after trimming. */
export const maxPromptCodePoints = 1200

export const LengthUnit = z.enum(['mm', 'cm', 'm', 'in', 'ft'])
export type LengthUnit = z.infer<typeof LengthUnit>

/** Tab and line ends are text; every other control character, and a lone surrogate, is not. */
// oxlint-disable-next-line no-control-regex -- naming them is the point
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]|\p{Surrogate}/u

export const Prompt = z
  .string({ error: 'prompt must be a string' })
  .trim()
  .min(1, 'prompt is empty; describe the part, for example "plate 120x70x5 mm with four 6 mm corner holes"')
  .refine((text) => text.length <= maxPromptCodePoints || [...text].length <= maxPromptCodePoints, {
    error: `prompt is longer than ${maxPromptCodePoints} characters; shorten it`,
  })
  .refine((text) => !unprintable.test(text), { error: 'prompt holds a control character; send plain text' })

/** What every way of asking for a part has in common. */
const options = {
  mode: PartMode.default('part'),
  output_type: OutputType.default('3d_solid'),
  /** The unit of numbers that name none. */
  units: LengthUnit.default('mm'),
  /** A subset of the files of the output type; all of them where absent. */
  formats: z.array(FileFormat).min(1).optional(),
  /** Greatest distance between mesh and shape, in millimetres; a thousandth of the part's diagonal where absent. */
  tolerance: z.number().min(0.0001).max(10).optional(),
}

/** The body of `POST /`: upstream's keys, and ours beside them. `output_format` is upstream's older name of `output_type`. */
export const PartRequest = z
  .strictObject({ prompt: Prompt, ...options, output_format: OutputType.optional() })
  .transform(({ output_format, ...request }) => ({
    ...request,
    output_type: request.output_type === '3d_solid' && output_format !== undefined ? output_format : request.output_type,
  }))
export type PartRequest = z.output<typeof PartRequest>
/** As a caller writes it: everything but the prompt may be left out. */
export type PartRequestInput = z.input<typeof PartRequest>

/** Bytes of a script in UTF-8. */
export const maxScriptBytes = 131_072

/** A build123d script of the user's own, made into a part by the same guard, executor and validation. */
export const ScriptRequest = z.strictObject({
  script: z.string().min(1, 'the script is empty'),
  /** What the record and the page call it. */
  title: z.string().trim().min(1).max(200).default('script'),
  ...options,
})
export type ScriptRequest = z.output<typeof ScriptRequest>
export type ScriptRequestInput = z.input<typeof ScriptRequest>
