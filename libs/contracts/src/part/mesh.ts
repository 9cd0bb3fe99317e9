/**
 * A triangulated shape in millimetres, Z up. Plain typed arrays: it crosses workers and needs no kernel.
 * Triangles of one face share vertices and normals; faces do not share vertices with each other.
 */
export interface Mesh {
  /** x, y, z of each vertex. */
  positions: Float64Array
  /** Unit normal of each vertex; as long as `positions`. */
  normals: Float64Array
  /** Three vertex indices a triangle, counter-clockwise seen from outside. */
  triangles: Uint32Array
  /** Edges of the shape as polylines: x, y, z of each point. They make a picture look like CAD. */
  edges: Float64Array[]
}
