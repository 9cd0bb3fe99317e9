import type { ModelFacts } from '@naturalcad/hub-client'
import type { CardAnalysis, CardWarning } from './card-analysis.ts'

/** A Space has a disk of 50 GB, and needs some of it itself. */
const maxRepositoryGb = 40

/** What a person should know before a Space is made of this model, the most serious first. */
export function warnAbout(analysis: Omit<CardAnalysis, 'warnings'>, facts: ModelFacts): CardWarning[] {
  const warnings: CardWarning[] = []
  const warn = (code: CardWarning['code'], condition: boolean, message: string) => {
    if (condition) warnings.push({ code, message })
  }
  const { license, formats, parameters, task, library, adapter, repositoryGb = 0 } = analysis
  warn('DISABLED', facts.isDisabled, 'the Hub has disabled this model')
  warn('GATED', facts.gated !== false, `access must be asked for on the model's page (${facts.gated === 'auto' ? 'given at once' : 'a person decides'})`)
  warn('LICENSE_NON_COMMERCIAL', license.kind === 'non-commercial', `the licence ${license.id} allows no commercial use`)
  warn('LICENSE_RESTRICTED', license.kind === 'restricted', `the licence ${license.id} has rules of use: read it`)
  warn('LICENSE_UNKNOWN', license.kind === 'unknown', license.id === undefined ? 'no licence is given' : `the licence ${license.id} is not a known one: read it`)
  warn('REMOTE_CODE', analysis.remoteCode.isNeeded, 'loading runs Python of the model repository: pin its commit and read it')
  warn('CUSTOM_PIPELINE', analysis.customPipeline !== undefined, `the pipeline ${analysis.customPipeline} is the repository's own`)
  warn('PICKLE_ONLY', formats.pickle && !formats.safetensors && !formats.gguf && !formats.onnx, 'the weights are pickles, which run code when loaded')
  warn('NO_WEIGHTS', facts.files.length > 0 && !Object.values(formats).some(Boolean) && library?.name !== 'spacy', 'no file of the repository holds weights')
  warn('REPOSITORY_TOO_LARGE', repositoryGb > maxRepositoryGb, `the repository has ${repositoryGb} GB; a Space's disk has 50`)
  warn('ADAPTER_WITHOUT_BASE', adapter !== undefined && adapter.baseModels.length === 0, 'an adapter whose base model the card does not name')
  warn('QUANTIZED', analysis.quantization !== undefined, `the weights are quantized (${analysis.quantization?.method})`)
  warn('PARAMETERS_GUESSED', parameters?.source === 'name', 'the number of parameters is read from the name only')
  warn('PARAMETERS_UNKNOWN', parameters === undefined, 'the number of parameters is not known')
  warn('TASK_GUESSED', task?.isGuess === true, `the task ${task?.name} is read from ${task?.evidence.from}`)
  warn('TASK_UNKNOWN', task === undefined, 'no task is given')
  warn('LIBRARY_GUESSED', library?.isGuess === true, `the library ${library?.name} is read from ${library?.evidence.from}`)
  warn('LIBRARY_UNKNOWN', library === undefined || library.name === 'other', 'the library is not a known one')
  warn('CARD_UNREADABLE', facts.missing.some(({ fact }) => fact === 'cardText'), 'the card could not be read')
  return warnings
}
