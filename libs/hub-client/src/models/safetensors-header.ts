import { NaturalCadError } from '@naturalcad/contracts/errors'
import { z } from 'zod'
import { connect } from '../call/connect.ts'
import type { HubCall } from '../call/hub-call.ts'
import { toFilePath, type RepoDesignation } from '../call/repo-id.ts'
import { readAtMost } from './read-at-most.ts'

export interface SafetensorsTensor {
  /** Such as `F32`, `BF16`, `I8`. */
  dtype: string
  shape: number[]
}

export interface SafetensorsHeader {
  tensors: Record<string, SafetensorsTensor>
  /** What its writer put beside them. */
  metadata: Record<string, string>
  /** Numbers of values by data type. */
  parameters: Record<string, number>
}

export interface GetSafetensorsHeaderParams extends HubCall {
  repo: RepoDesignation
  /** @default 'main' */
  revision?: string
  /** @default 'model.safetensors' */
  path?: string
}

const sizeBytes = 8
/** Most headers fit into the first range, so one request does; as long as that of the Python client. */
const firstRangeBytes = 100_001
/** The format's own limit. */
const maxHeaderBytes = 100_000_000

const Tensor = z.looseObject({ dtype: z.string(), shape: z.array(z.int().nonnegative()) })
const Header = z.record(z.string(), z.unknown())
const Metadata = z.record(z.string(), z.string()).catch({})

/** The header of a safetensors file by one or two ranges, whatever the size of the file. Throws `BACKEND_ERROR` where it has none. */
export async function getSafetensorsHeader(params: GetSafetensorsHeaderParams): Promise<SafetensorsHeader> {
  const { repo, revision = 'main', path = 'model.safetensors', ...call } = params
  const connection = connect(call)
  const url = toFilePath(repo, 'resolve', revision, path)
  const read = async (from: number, end: number): Promise<Uint8Array<ArrayBuffer>> => {
    const { status, body } = await connection.open(url, { headers: { range: `bytes=${from}-${end - 1}` }, maxBytes: Infinity })
    // A server that knows no ranges begins at the beginning.
    return status === 206 ? readAtMost(body, end - from) : (await readAtMost(body, end)).subarray(from)
  }
  const first = await read(0, firstRangeBytes)
  const size = first.length < sizeBytes ? 0 : Number(new DataView(first.buffer, first.byteOffset).getBigUint64(0, true))
  if (size === 0 || size > maxHeaderBytes) throw malformed(path, 'its first eight bytes are no size of a header')
  const bytes = sizeBytes + size <= first.length ? first.subarray(sizeBytes, sizeBytes + size) : await read(sizeBytes, sizeBytes + size)
  if (bytes.length < size) throw malformed(path, 'it ends within its header')
  return parseHeader(new TextDecoder().decode(bytes), path)
}

function parseHeader(text: string, path: string): SafetensorsHeader {
  const { __metadata__: metadata, ...entries } = Header.parse(parseJson(text, path))
  const tensors: Record<string, SafetensorsTensor> = {}
  const parameters: Record<string, number> = {}
  for (const [name, entry] of Object.entries(entries)) {
    const tensor = Tensor.safeParse(entry)
    if (!tensor.success) throw malformed(path, `the tensor ${JSON.stringify(name)} has no type or shape`)
    const { dtype, shape } = tensor.data
    tensors[name] = { dtype, shape }
    parameters[dtype] = (parameters[dtype] ?? 0) + shape.reduce((product, side) => product * side, 1)
  }
  return { tensors, metadata: Metadata.parse(metadata ?? {}), parameters }
}

function parseJson(text: string, path: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text)
    if (Header.safeParse(parsed).success) return parsed
  } catch {
    // As below.
  }
  throw malformed(path, 'its header is no JSON object')
}

function malformed(path: string, what: string): NaturalCadError {
  return new NaturalCadError('BACKEND_ERROR', `${path} is no safetensors file: ${what}`, { details: { path } })
}
