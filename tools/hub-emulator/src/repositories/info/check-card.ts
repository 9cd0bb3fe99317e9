import * as z from 'zod'
import { spaceSdks, type RepositoryType } from '../repository.ts'
import { readFrontMatter } from './front-matter.ts'

export interface CardReport {
  errors: { message: string }[]
  warnings: { message: string }[]
}

const colors = ['red', 'yellow', 'green', 'blue', 'indigo', 'purple', 'pink', 'gray'] as const
const list = z.array(z.string())
const text = z.union([z.string(), z.number()])

const common = {
  license: z.union([z.string(), list]).optional(),
  language: z.union([z.string(), list]).nullish(),
  tags: list.nullish(),
}
const schemas = {
  model: z.object({ ...common, pipeline_tag: z.string().optional(), library_name: z.string().optional(), base_model: z.union([z.string(), list]).optional(), datasets: z.union([z.string(), list]).optional() }),
  dataset: z.object({ ...common, pretty_name: text.optional(), task_categories: z.union([z.string(), list]).optional() }),
  space: z.object({
    ...common,
    title: text.optional(),
    emoji: z.string().optional(),
    colorFrom: z.enum(colors).optional(),
    colorTo: z.enum(colors).optional(),
    sdk: z.enum(spaceSdks),
    sdk_version: text.optional(),
    python_version: text.optional(),
    app_file: z.string().optional(),
    app_port: z.int().min(1).max(65_535).optional(),
    short_description: z.string().max(60).optional(),
    hf_oauth: z.boolean().optional(),
    hf_oauth_scopes: list.optional(),
    hf_oauth_expiration_minutes: z.int().min(1).max(43_200).optional(),
    models: list.optional(),
    datasets: list.optional(),
  }),
  kernel: z.object(common),
} satisfies Record<RepositoryType, z.ZodType>

/** What `validate-yaml` says about a README. Errors refuse the commit, warnings do not. */
export function checkCard(card: string, type: RepositoryType): CardReport {
  const matter = readFrontMatter(card)
  if (matter.kind === 'broken') return { errors: [{ message: `Invalid YAML in metadata: ${matter.reason}` }], warnings: [] }
  if (matter.kind === 'none') return { errors: [], warnings: [{ message: 'empty or missing yaml metadata in repo card' }] }
  const parsed = schemas[type].safeParse(matter.data)
  if (parsed.success) return { errors: [], warnings: [] }
  return { errors: parsed.error.issues.map(({ path, message }) => ({ message: `"${path.join('.')}": ${message}` })), warnings: [] }
}
