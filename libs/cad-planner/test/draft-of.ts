import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { Assumption, Draft } from '@naturalcad/contracts/part'
import { planPart, type PlanRequest } from '@naturalcad/cad-planner'

/** The draft, or the refusal. */
export function tryPlan(prompt: string, output_type: PlanRequest['output_type'] = '3d_solid'): Draft | NaturalCadError {
  try {
    return planPart({ prompt, ...(output_type === undefined ? {} : { output_type }) })
  } catch (thrown) {
    if (NaturalCadError.is(thrown)) return thrown
    throw thrown
  }
}

/** The refusal of a prompt that must be refused. */
export function refusalOf(prompt: string, output_type: PlanRequest['output_type'] = '3d_solid'): NaturalCadError {
  const outcome = tryPlan(prompt, output_type)
  if (NaturalCadError.is(outcome)) return outcome
  throw new Error(`"${prompt}" was not refused: ${JSON.stringify(outcome.expectations)}, left over ${JSON.stringify(outcome.leftover)}`)
}

/** The value of one assumption of a prompt's draft. */
export function assumptionOf(prompt: string, name: string, output_type: PlanRequest['output_type'] = '3d_solid'): Assumption {
  const draft = planPart({ prompt, ...(output_type === undefined ? {} : { output_type }) })
  const found = draft.assumptions.find((assumption) => assumption.name === name)
  if (found === undefined) throw new Error(`no assumption ${name} in ${draft.assumptions.map((assumption) => assumption.name).join(', ')}`)
  return found
}
