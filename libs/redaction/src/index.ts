export { createRedactor, type CreateRedactorOptions, type Finding, type Redactor } from './redactor.ts'
export { secretRules } from './rules/secret-rules.ts'
export type { SecretRule } from './rules/secret-rule.ts'
