import type { RecipeName } from '@naturalcad/contracts/factory'
import type { FactName, RunFacts } from './run-facts.ts'
import type { AnyStep, Step } from './step.ts'

/** A way from a task to a verdict: steps in their order, and what counts in the end. */
export interface Recipe {
  readonly name: RecipeName
  readonly steps: readonly AnyStep[]
  /** Name of the step that a round of repair begins with; null where nothing is repaired. */
  readonly repairFrom: string | null
  /** Null leaves it to the inference gate. Recipes that make no Space judge by themselves. */
  readonly judge: ((facts: Partial<RunFacts>) => { passed: boolean; detail: string }) | null
}

export interface RecipeBuilder<Has extends FactName> {
  /** A step whose needs an earlier one gives; anything else does not compile. */
  step<Gives extends FactName>(next: Step<Has, Gives>): RecipeBuilder<Has | Gives>
  /** Rounds of repair begin with the last step. */
  repairsFromHere(): RecipeBuilder<Has>
  decidedByGate(): Recipe
  decidedBy(judge: NonNullable<Recipe['judge']>): Recipe
}

/** Starts a recipe without steps. */
export function recipe(name: RecipeName): RecipeBuilder<never> {
  return build({ name, steps: [], repairFrom: null, judge: null })
}

function build<Has extends FactName>(soFar: Recipe): RecipeBuilder<Has> {
  return {
    step: (next) => build({ ...soFar, steps: [...soFar.steps, next as AnyStep] }),
    repairsFromHere: () => build({ ...soFar, repairFrom: soFar.steps.at(-1)?.name ?? null }),
    decidedByGate: () => ({ ...soFar, judge: null }),
    decidedBy: (judge) => ({ ...soFar, judge }),
  }
}
