/** The part of the package that the tests use; it brings no types. */
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
