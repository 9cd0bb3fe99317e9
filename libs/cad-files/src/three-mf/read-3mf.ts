import { strFromU8, unzipSync } from 'fflate'
import type { Triangles } from '@naturalcad/mesh'
import { badFile } from '../bad-file.ts'
import { scanXml } from '../xml.ts'
import { modelPath } from './write-3mf.ts'

/** A part unpacks to a few megabytes; more is no part of ours. */
const maxUnpackedBytes = 512 * 1024 * 1024

/** The mesh of a 3MF with one object, as `write3mf` writes it. Throws `INVALID_REQUEST` where a part of the package is missing or does not fit. */
export function read3mf(bytes: Uint8Array): Triangles {
  const files = unpack(bytes)
  const text = (path: string) => {
    const file = files[path]
    if (file === undefined) throw badFile('3MF', `${path} is missing`)
    return strFromU8(file)
  }
  if (!text('[Content_Types].xml').includes('Extension="model"')) throw badFile('3MF', 'the content type of models is missing')
  if (!text('_rels/.rels').includes(`Target="/${modelPath}"`)) throw badFile('3MF', 'the relationship to the model is missing')
  const positions: number[] = []
  const triangles: number[] = []
  let unit: string | undefined
  let items = 0
  for (const { name, attributes } of scanXml(text(modelPath))) {
    const numbers = (...keys: string[]) => keys.map((key) => Number(attributes[key] ?? NaN))
    if (name === 'vertex') positions.push(...numbers('x', 'y', 'z'))
    else if (name === 'triangle') triangles.push(...numbers('v1', 'v2', 'v3'))
    else if (name === 'model') unit ??= attributes['unit']
    else if (name === 'item') items++
  }
  if (unit !== 'millimeter') throw badFile('3MF', `its unit is ${unit ?? 'not given'}, not millimeter`)
  if (items !== 1) throw badFile('3MF', `it builds ${items} objects, not 1`)
  if (!positions.every(Number.isFinite)) throw badFile('3MF', 'a coordinate is no number')
  if (!triangles.every((index) => Number.isInteger(index) && index >= 0 && index < positions.length / 3))
    throw badFile('3MF', 'an index is out of range')
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) }
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    let total = 0
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize
        return total <= maxUnpackedBytes
      },
    })
  } catch {
    throw badFile('3MF', 'it is no zip')
  }
}
