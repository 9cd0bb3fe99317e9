export { BoundArguments } from './bound-arguments.ts'
export {  asFloat,  asString, typeName } from './converters.ts'
export { defineClass, type NativeClassDefinition,    } from './define-class.ts'
export { defineFunction, type NativeBody } from './define-function.ts'

export { unsupported } from './unsupported.ts'
