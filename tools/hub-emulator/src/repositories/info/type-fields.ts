import type { Commit } from '../git/git-store.ts'
import { subdomainOf, type Repository, type RepositoryType } from '../repository.ts'
import type { RepositoryServices } from '../repository-services.ts'
import type { Relations } from './relations.ts'
import type { RepositoryFacts } from './repository-facts.ts'
import { namesIn } from './tags.ts'

/** A member of an answer, worked out only if it is asked for; undefined leaves it out. */
export type Field = () => unknown

export interface FieldRequest {
  repository: Repository
  commit: Commit | undefined
  facts: RepositoryFacts
  relations?: Relations | undefined
}

/** The Hub counts downloads by the day, later: here they stay 0. */
const gatedFields = ({ gated }: Repository): Record<string, Field> => ({ gated: () => gated ?? false, downloads: () => 0, downloadsAllTime: () => 0 })

function modelFields({ models }: RepositoryServices, { repository, facts, relations }: FieldRequest): Record<string, Field> {
  const { cardData, config, safetensors } = facts
  return {
    ...gatedFields(repository),
    baseModels: () => namesIn(cardData, 'base_model'),
    childrenModelCount: () => relations?.children,
    config: () => config,
    inference: () => (Object.keys(models.mappingOf(repository.fullName)).length > 0 ? 'warm' : undefined),
    inferenceProviderMapping: () => models.mappingOf(repository.fullName),
    library_name: () => cardData?.['library_name'],
    mask_token: () => cardData?.['mask_token'],
    'model-index': () => cardData?.['model-index'] ?? null,
    modelId: () => repository.fullName,
    pipeline_tag: () => cardData?.['pipeline_tag'],
    safetensors: () => safetensors,
    spaces: () => relations?.spaces,
    transformersInfo: () => describeTransformers(facts),
    widgetData: () => cardData?.['widget'],
  }
}

function datasetFields({ git }: RepositoryServices, { repository, commit, facts: { cardData, summary } }: FieldRequest): Record<string, Field> {
  return {
    ...gatedFields(repository),
    citation: () => cardData?.['citation'] ?? null,
    description: () => summary,
    mainSize: () => (commit === undefined ? 0 : sumSizes(git, repository, commit)),
    paperswithcode_id: () => cardData?.['paperswithcode_id'] ?? null,
  }
}

function spaceFields({ spaces }: RepositoryServices, { repository, facts: { cardData } }: FieldRequest): Record<string, Field> {
  return {
    datasets: () => namesIn(cardData, 'datasets'),
    host: () => spaces?.host(repository),
    models: () => namesIn(cardData, 'models'),
    region: () => 'us',
    runtime: () => spaces?.runtime(repository),
    sdk: () => repository.sdk,
    subdomain: () => subdomainOf(repository),
  }
}

function sumSizes(git: RepositoryServices['git'], { id }: Repository, { tree }: Commit): number {
  let total = 0
  for (const { kind, oid } of git.walk(id, tree)) {
    if (kind === 'tree') continue
    const { size, lfsSize } = git.blob(id, oid)
    total += lfsSize ?? size
  }
  return total
}

/** By the ending of an architecture's name, the class that loads it. */
const loaders = {
  ForCausalLM: 'AutoModelForCausalLM', ForConditionalGeneration: 'AutoModelForSeq2SeqLM', ForMaskedLM: 'AutoModelForMaskedLM',
  ForSequenceClassification: 'AutoModelForSequenceClassification', ForTokenClassification: 'AutoModelForTokenClassification',
  ForQuestionAnswering: 'AutoModelForQuestionAnswering', ForImageClassification: 'AutoModelForImageClassification', ForCTC: 'AutoModelForCTC',
} as const

function describeTransformers({ cardData, config }: RepositoryFacts): Record<string, unknown> | undefined {
  const [architecture = ''] = namesIn(config, 'architectures')
  if (architecture === '' || (cardData?.['library_name'] ?? 'transformers') !== 'transformers') return undefined
  const loader = Object.entries(loaders).find(([ending]) => architecture.endsWith(ending))?.[1] ?? 'AutoModel'
  const task = cardData?.['pipeline_tag']
  return { auto_model: loader, ...(typeof task === 'string' ? { pipeline_tag: task } : {}), processor: loader.includes('Image') ? 'AutoImageProcessor' : 'AutoTokenizer' }
}

/** What each type of repository has beside the fields that all have. */
export const typeFields: Record<RepositoryType, (services: RepositoryServices, request: FieldRequest) => Record<string, Field>> = {
  model: modelFields,
  dataset: datasetFields,
  space: spaceFields,
  kernel: (_services, { repository }) => gatedFields(repository),
}
