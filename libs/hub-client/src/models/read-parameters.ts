import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { HubCall } from '../call/hub-call.ts'
import { listWeights } from './list-weights.ts'
import type { ModelParameters } from './model-facts.ts'
import type { ModelInfo } from './model-info.ts'
import { getSafetensorsHeader } from './safetensors-header.ts'

/** Headers that are asked for at the same time. */
const parallel = 8
/** A model of more files is not counted: that would be hundreds of requests. */
const maxFiles = 200

/** The Hub's count, else that of the files' headers. Undefined where the model has no weights in such a form. */
export async function readParameters(info: ModelInfo, at: HubCall & { repo: string; revision: string }): Promise<ModelParameters | undefined> {
  const counted = info.safetensors?.parameters
  if (counted !== undefined && counted !== null) return { total: info.safetensors?.total ?? sum(counted), byDtype: counted, source: 'info' }
  if (typeof info.safetensors?.total === 'number') return { total: info.safetensors.total, byDtype: undefined, source: 'info' }
  if (typeof info.gguf?.total === 'number') return { total: info.gguf.total, byDtype: undefined, source: 'gguf' }
  const files = listWeights((info.siblings ?? []).map(({ rfilename }) => rfilename))
  if (files.length === 0) return undefined
  if (files.length > maxFiles) throw new NaturalCadError('LIMIT_EXCEEDED', `the weights are in ${files.length} files; up to ${maxFiles} are counted`)
  const byDtype: Record<string, number> = {}
  const queue = [...files]
  const work = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const { parameters } = await getSafetensorsHeader({ ...at, path })
      for (const [dtype, count] of Object.entries(parameters)) byDtype[dtype] = (byDtype[dtype] ?? 0) + count
    }
  }
  await Promise.all(Array.from({ length: parallel }, work))
  return { total: sum(byDtype), byDtype, source: 'headers' }
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
