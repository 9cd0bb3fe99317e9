/** The parts of these packages that the tests use; they bring no types. */
declare module 'occt-import-js' {
  interface ImportedMesh {
    attributes: { position: { array: number[] } }
    index: { array: number[] }
  }
  interface StepImporter {
    ReadStepFile(file: Uint8Array, parameters: object): { success: boolean; meshes: ImportedMesh[] }
  }
  export default function load(): Promise<StepImporter>
}

declare module 'gltf-validator' {
  interface Report {
    issues: { numErrors: number; numWarnings: number; messages: { code: string; message: string; severity: number }[] }
  }
  export function validateBytes(bytes: Uint8Array): Promise<Report>
}
