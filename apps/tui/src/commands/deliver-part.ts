import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkOutputFolder, writeOutputFolder } from '@naturalcad/cad-engine'
import type { MakeOptions, PartMaker, PartResult } from '@naturalcad/contracts/part'
import type { OutputOptions } from '../arguments/parse-arguments.ts'
import { createProgress } from '../output/progress.ts'
import { printResult } from '../output/print-result.ts'
import type { CommandContext } from './command-context.ts'

export interface Delivery {
  maker: PartMaker
  description: string
  output: OutputOptions
  context: CommandContext
  make: (options: MakeOptions) => Promise<PartResult>
}

/** Has the part made, puts its files where the user wants them, and tells of both. */
export async function deliverPart({ maker, description, output, context, make }: Delivery): Promise<void> {
  const { environment, terminal, cwd, signal } = context
  const progress = createProgress(terminal, description)
  try {
    const chosen = output.out === undefined ? undefined : { folder: resolve(cwd, output.out), force: output.force }
    if (chosen !== undefined) await checkOutputFolder(chosen)
    const result = await make({ signal, onEvent: progress.onEvent })
    progress.end()
    const isKept = chosen === undefined && result.urls.report?.startsWith('file:') === true
    const target = chosen ?? { folder: join(environment.dataDir, 'runs', result.job_id) }
    if (!isKept) {
      await writeOutputFolder({ ...target, manifest: result.manifest, open: (name) => maker.openArtifact(result.job_id, name, { signal }), signal })
    }
    await printResult(withFileUrls(result, target.folder), target.folder, { terminal, output })
  } finally {
    progress.end()
    await maker.close()
  }
}

function withFileUrls(result: PartResult, folder: string): PartResult {
  const urls: PartResult['urls'] = {}
  for (const { kind, name } of result.manifest.files) urls[kind] = pathToFileURL(join(folder, name)).href
  return { ...result, urls }
}
