import type { Kernel } from '@naturalcad/cad-kernel'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Context } from '../runtime/context.ts'
import type { BuildScope } from './builders/build-scope.ts'

const key = Symbol('build123d session')

/** What the API keeps for one run: the kernel, and the scopes opened by `with`. */
export interface Session {
  readonly kernel: Kernel
  scope: BuildScope | undefined
}

export function openSession(context: Context, kernel: Kernel): Session {
  const session: Session = { kernel, scope: undefined }
  context.state.set(key, session)
  return session
}

export function sessionOf(context: Context): Session {
  const session = context.state.get(key) as Session | undefined
  if (session === undefined) throw new NaturalCadError('INTERNAL', 'the build123d module was used before createApi()')
  return session
}

export function kernelOf(context: Context): Kernel {
  return sessionOf(context).kernel
}
