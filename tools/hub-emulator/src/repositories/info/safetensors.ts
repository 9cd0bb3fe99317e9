import * as z from 'zod'

/** The format's own limit on headers. */
const maxHeaderBytes = 100_000_000

const Header = z.record(z.string(), z.unknown())
const Tensor = z.object({ dtype: z.string(), shape: z.array(z.int().min(0)) })
const Index = z.object({ metadata: z.record(z.string(), z.unknown()).optional(), weight_map: z.record(z.string(), z.string()) })

export interface SafetensorsSummary {
  /** Numbers of values by data type. */
  parameters: Record<string, number>
  total: number
}

/** Reads `length` bytes at `start` of a file; undefined where there is no such file or not as many bytes. */
export type ReadBytes = (path: string, start: number, length: number) => Promise<Buffer | undefined>

/** Counts values by the headers of `model.safetensors` or of the files its index names. Undefined where there are none or one is malformed. */
export async function summarizeSafetensors(read: ReadBytes, indexText: string | undefined): Promise<SafetensorsSummary | undefined> {
  const files = indexText === undefined ? ['model.safetensors'] : (readIndex(indexText)?.shards ?? [])
  if (files.length === 0) return undefined
  const parameters: Record<string, number> = {}
  for (const file of files) {
    const header = await readHeader(read, file)
    if (header === undefined) return undefined
    for (const [name, value] of Object.entries(header)) {
      if (name === '__metadata__') continue
      const tensor = Tensor.safeParse(value)
      if (!tensor.success) return undefined
      const { dtype, shape } = tensor.data
      parameters[dtype] = (parameters[dtype] ?? 0) + shape.reduce((product, side) => product * side, 1)
    }
  }
  const total = Object.values(parameters).reduce((sum, count) => sum + count, 0)
  return { parameters, total }
}

/** What an index file says: its own metadata and the files it names. Undefined if it is none. */
export function readIndex(text: string | undefined): { metadata: Record<string, unknown> | undefined; shards: string[] } | undefined {
  const parsed = Index.safeParse(parseJson(text ?? ''))
  return parsed.success ? { metadata: parsed.data.metadata, shards: [...new Set(Object.values(parsed.data.weight_map))] } : undefined
}

/** Eight bytes little endian, then so many bytes of JSON. */
export async function readHeader(read: ReadBytes, file: string): Promise<Record<string, unknown> | undefined> {
  const prefix = await read(file, 0, 8)
  const length = prefix?.length === 8 ? Number(prefix.readBigUInt64LE()) : 0
  if (length === 0 || length > maxHeaderBytes) return undefined
  const bytes = await read(file, 8, length)
  const header = Header.safeParse(parseJson(bytes?.toString('utf8') ?? ''))
  return header.success ? header.data : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
