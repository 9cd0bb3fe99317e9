declare module 'gltf-validator' {
  interface Report {
    issues: { numErrors: number; numWarnings: number; messages: { code: string; message: string; severity: number }[] }
    info: { totalTriangleCount: number; totalVertexCount: number; materialCount: number }
  }
  export function validateBytes(bytes: Uint8Array): Promise<Report>
}
