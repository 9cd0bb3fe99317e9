import type { Triangles } from '@naturalcad/mesh'
import { badFile } from '../bad-file.ts'
import { stlHeaderBytes, stlTriangleBytes } from './write-stl.ts'

/** The triangles of a binary STL, three points each, not welded. Throws `INVALID_REQUEST` for anything else. */
export function readStl(bytes: Uint8Array): Triangles {
  if (bytes.length < stlHeaderBytes + 4) throw badFile('STL', `${bytes.length} bytes are too few`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint32(stlHeaderBytes, true)
  const expected = stlHeaderBytes + 4 + count * stlTriangleBytes
  if (bytes.length !== expected) throw badFile('STL', `${count} triangles need ${expected} bytes, there are ${bytes.length}`)
  const positions = new Float64Array(count * 9)
  for (let triangle = 0; triangle < count; triangle++) {
    const start = stlHeaderBytes + 4 + triangle * stlTriangleBytes + 12
    for (let value = 0; value < 9; value++) positions[triangle * 9 + value] = view.getFloat32(start + value * 4, true)
  }
  if (!positions.every(Number.isFinite)) throw badFile('STL', 'a coordinate is no number')
  return { positions, triangles: Uint32Array.from({ length: count * 3 }, (_, index) => index) }
}
