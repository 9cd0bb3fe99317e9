import type { Context } from '../../runtime/context.ts'

/** The run of the script's function that is calling native code: an object of its own for each call. */
export function callerFrame(context: Context): unknown {
  return 'frame' in context ? context.frame : undefined
}
