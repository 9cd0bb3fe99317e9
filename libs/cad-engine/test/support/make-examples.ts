import { createLocalEngine } from '@naturalcad/cad-engine'
import { fileNameByKind, formatsByOutputType, type FileFormat, type ValidationReport } from '@naturalcad/contracts'
import { examples, generatePrompts, type PartPrompt } from '@naturalcad/example-prompts'

export interface MadePart {
  prompt: string
  expected: PartPrompt['expected']
  measures: ValidationReport['measures']
  files: ReadonlyMap<FileFormat, Uint8Array>
}

/** The example prompts, and one generated prompt of each kind. */
const prompts: readonly PartPrompt[] = [...examples, ...generatePrompts(20_261_128, 42)]

/** Makes all of them, with every file of their output type. */
export async function makeExamples(): Promise<MadePart[]> {
  const engine = createLocalEngine()
  const parts: MadePart[] = []
  for (const { prompt, output_type, expected } of prompts) {
    const { job_id, report } = await engine.make({ prompt, output_type })
    const files = new Map<FileFormat, Uint8Array>()
    for (const format of formatsByOutputType[output_type])
      files.set(format, await new Response(await engine.openArtifact(job_id, fileNameByKind[format])).bytes())
    parts.push({ prompt, expected, measures: report.measures, files })
  }
  await engine.close()
  return parts
}
