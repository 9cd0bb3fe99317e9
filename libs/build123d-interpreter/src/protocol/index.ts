export { getAttribute,  tryAttribute } from './attributes.ts'
export { callSpecial } from './special.ts'
export { isCallable } from './calls.ts'
export {  isLess,     } from './compare.ts'


export { collect, iterate } from './iterate.ts'






export { truth } from './truth.ts'
