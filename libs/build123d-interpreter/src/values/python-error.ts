import type { PyClass } from './py-class.ts'
import {
  attributeErrorClass,
  indexErrorClass,
  keyErrorClass,
  nameErrorClass,
  overflowErrorClass,
  PyException,
  recursionErrorClass,
  runtimeErrorClass,
  stopIterationClass,
  typeErrorClass,
  valueErrorClass,
  zeroDivisionErrorClass,
} from './exceptions.ts'
import { PyTuple } from './sequences.ts'
import type { Value } from './value.ts'

/** A Python exception on its way up. Scripts can catch it; a `NaturalCadError` they cannot. */
export class PythonError extends Error {
  readonly exception: PyException

  constructor(exception: PyException) {
    super(exception.cls.name)
    this.exception = exception
  }

  static {
    Object.defineProperty(this.prototype, 'name', { value: 'PythonError' })
  }
}

/** Makes an exception to be thrown: `throw pythonError(valueErrorClass, 'amount must not be 0')`. */
export function pythonError(cls: PyClass, ...args: readonly Value[]): PythonError {
  const exception = new PyException(cls)
  exception.args = new PyTuple(args)
  return new PythonError(exception)
}

export const typeError = (message: string) => pythonError(typeErrorClass, message)
export const valueError = (message: string) => pythonError(valueErrorClass, message)
export const attributeError = (message: string) => pythonError(attributeErrorClass, message)
export const indexError = (message: string) => pythonError(indexErrorClass, message)
export const keyError = (key: Value) => pythonError(keyErrorClass, key)
export const nameError = (message: string) => pythonError(nameErrorClass, message)
export const overflowError = (message: string) => pythonError(overflowErrorClass, message)
export const zeroDivisionError = (message: string) => pythonError(zeroDivisionErrorClass, message)
export const runtimeError = (message: string) => pythonError(runtimeErrorClass, message)
export const recursionError = (message: string) => pythonError(recursionErrorClass, message)
export const stopIteration = () => pythonError(stopIterationClass)
