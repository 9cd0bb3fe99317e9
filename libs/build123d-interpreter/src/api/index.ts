export { createApi } from './create-api.ts'
export { supportedNames, unsupportedNames } from './registry.ts'
export { resultNames, resultShape, type ResultKind, type ResultShape } from './result-shape.ts'
