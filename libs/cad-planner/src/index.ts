export { familyExamples } from './reading/choose-family.ts'
export { planPart, type PlanRequest } from './plan-part.ts'
export { plannerVersion } from './version.ts'
