import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Sized } from '../reading/sized.ts'
import type { BuildContext } from './build-context.ts'

/** A dimension that the family declares, and so has. */
export function sizedOf({ dimensions, part }: BuildContext, name: string): Sized {
  const sized = dimensions.get(name)
  if (sized === undefined) throw new NaturalCadError('INTERNAL', `the family ${part.family} has no ${name}`)
  return sized
}

export function valueOf(context: BuildContext, name: string): number {
  return sizedOf(context, name).value
}
