import type { Mesh } from '@naturalcad/contracts/part'

export interface WeldedMesh {
  /** How many distinct vertices there are. */
  vertexCount: number
  /** Vertex indices, three a triangle; triangles with two equal corners are gone. */
  triangles: Uint32Array
}

/** Takes vertices nearer than the distance for one, so that the faces of a mesh share theirs. */
export function weld({ positions, triangles }: Mesh, distance = 1e-5): WeldedMesh {
  const grid = new VertexGrid(positions, distance)
  const welded = Uint32Array.from({ length: positions.length / 3 }, (_, vertex) => grid.indexOf(vertex))
  const kept = new Uint32Array(triangles.length)
  let length = 0
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [welded[triangles[at]!]!, welded[triangles[at + 1]!]!, welded[triangles[at + 2]!]!]
    if (a === b || b === c || c === a) continue
    kept[length] = a
    kept[length + 1] = b
    kept[length + 2] = c
    length += 3
  }
  return { vertexCount: grid.size, triangles: kept.subarray(0, length) }
}

/** Cells are far larger than the distance, so that a vertex seldom has to look beyond its own. */
const cellsPerDistance = 1 / 64

class VertexGrid {
  readonly #positions: Float64Array
  readonly #distance: number
  readonly #cells = new Map<number, number[]>()
  /** Of each welded vertex, the first vertex that is it. */
  readonly #firsts: number[] = []

  constructor(positions: Float64Array, distance: number) {
    this.#positions = positions
    this.#distance = distance
  }

  get size(): number {
    return this.#firsts.length
  }

  indexOf(vertex: number): number {
    const [x, y, z] = this.#at(vertex)
    const reach = this.#distance
    for (let i = this.#cell(x - reach); i <= this.#cell(x + reach); i += 1) {
      for (let j = this.#cell(y - reach); j <= this.#cell(y + reach); j += 1) {
        for (let k = this.#cell(z - reach); k <= this.#cell(z + reach); k += 1) {
          const found = this.#cells.get(hash(i, j, k))?.find((index) => this.#isNear(index, x, y, z))
          if (found !== undefined) return found
        }
      }
    }
    const index = this.#firsts.push(vertex) - 1
    const key = hash(this.#cell(x), this.#cell(y), this.#cell(z))
    const cell = this.#cells.get(key)
    if (cell === undefined) this.#cells.set(key, [index])
    else cell.push(index)
    return index
  }

  #isNear(index: number, x: number, y: number, z: number): boolean {
    const [a, b, c] = this.#at(this.#firsts[index]!)
    return Math.hypot(a - x, b - y, c - z) <= this.#distance
  }

  #at(vertex: number): readonly [number, number, number] {
    return [this.#positions[vertex * 3]!, this.#positions[vertex * 3 + 1]!, this.#positions[vertex * 3 + 2]!]
  }

  #cell(coordinate: number): number {
    return Math.floor((coordinate / this.#distance) * cellsPerDistance)
  }
}

/** Cells that fall together cost a comparison, never a wrong answer. */
function hash(i: number, j: number, k: number): number {
  return Math.imul(i, 73_856_093) ^ Math.imul(j, 19_349_663) ^ Math.imul(k, 83_492_791)
}
