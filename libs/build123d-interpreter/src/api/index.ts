export { createApi } from './create-api.ts'
export { supportedNames, unsupportedNames } from './registry.ts'
export { resultShape, type ResultKind, type ResultShape } from './result-shape.ts'
