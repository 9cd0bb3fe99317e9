import type { FactoryRequest } from '@naturalcad/contracts/factory'
import { recipeTable } from './recipe-table.ts'

/** How long the Job of a request may take: what it asks for, else `standard`, else as its recipe has it. */
export function jobSecondsOf({ recipe, timeoutSeconds }: Pick<FactoryRequest, 'recipe' | 'timeoutSeconds'>, standard?: number): number {
  return timeoutSeconds ?? standard ?? recipeTable[recipe].defaults.timeoutSeconds
}

/** How long one may take where nobody knows yet what was asked for: `standard`, or the recipe that takes longest. */
export function longestJobSeconds(standard = 0): number {
  return Math.max(standard, ...Object.values(recipeTable).map(({ defaults }) => defaults.timeoutSeconds))
}
