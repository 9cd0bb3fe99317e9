export { errorCodes, exitCodeByCode, httpStatusByCode, type ErrorCode } from './error-code.ts'
export { NaturalCadError, type NaturalCadErrorOptions } from './naturalcad-error.ts'
export { parseInput } from './parse-input.ts'
export { fromProblem, Problem, toProblem } from './problem.ts'
