import { objectClass, PyClass } from './py-class.ts'
import { PyInstance } from './py-instance.ts'
import { PyTuple } from './sequences.ts'
import type { Value } from './value.ts'

/** Where an exception passed through: the innermost place first. */
export interface TracebackEntry {
  functionName: string
  /** Line of the canonical text. */
  line: number
}

export class PyException extends PyInstance {
  args: PyTuple = new PyTuple()
  /** `raise … from cause`. */
  cause: Value = null
  /** The exception that was being handled when this one was raised. */
  during: PyException | null = null
  suppressContext = false
  readonly traceback: TracebackEntry[] = []
}

const define = (name: string, base: PyClass) => new PyClass({ name, bases: [base], isNative: true, allocate: (cls) => new PyException(cls) })

export const baseExceptionClass = define('BaseException', objectClass)
export const exceptionClass = define('Exception', baseExceptionClass)
export const arithmeticErrorClass = define('ArithmeticError', exceptionClass)
export const assertionErrorClass = define('AssertionError', exceptionClass)
export const attributeErrorClass = define('AttributeError', exceptionClass)
export const floatingPointErrorClass = define('FloatingPointError', arithmeticErrorClass)
export const importErrorClass = define('ImportError', exceptionClass)
export const moduleNotFoundErrorClass = define('ModuleNotFoundError', importErrorClass)
export const lookupErrorClass = define('LookupError', exceptionClass)
export const indexErrorClass = define('IndexError', lookupErrorClass)
export const keyErrorClass = define('KeyError', lookupErrorClass)
export const nameErrorClass = define('NameError', exceptionClass)
export const unboundLocalErrorClass = define('UnboundLocalError', nameErrorClass)
export const overflowErrorClass = define('OverflowError', arithmeticErrorClass)
export const osErrorClass = define('OSError', exceptionClass)
export const runtimeErrorClass = define('RuntimeError', exceptionClass)
export const notImplementedErrorClass = define('NotImplementedError', runtimeErrorClass)
export const recursionErrorClass = define('RecursionError', runtimeErrorClass)
export const stopIterationClass = define('StopIteration', exceptionClass)
export const typeErrorClass = define('TypeError', exceptionClass)
export const valueErrorClass = define('ValueError', exceptionClass)
export const unicodeErrorClass = define('UnicodeError', valueErrorClass)
export const zeroDivisionErrorClass = define('ZeroDivisionError', arithmeticErrorClass)
export const warningClass = define('Warning', exceptionClass)
export const userWarningClass = define('UserWarning', warningClass)
export const deprecationWarningClass = define('DeprecationWarning', warningClass)
export const runtimeWarningClass = define('RuntimeWarning', warningClass)
export const futureWarningClass = define('FutureWarning', warningClass)
export const bufferErrorClass = define('BufferError', exceptionClass)
export const endOfFileErrorClass = define('EOFError', exceptionClass)
export const memoryErrorClass = define('MemoryError', exceptionClass)
export const referenceErrorClass = define('ReferenceError', exceptionClass)
export const syntaxErrorClass = define('SyntaxError', exceptionClass)
export const timeoutErrorClass = define('TimeoutError', osErrorClass)
export const fileNotFoundErrorClass = define('FileNotFoundError', osErrorClass)
export const permissionErrorClass = define('PermissionError', osErrorClass)
