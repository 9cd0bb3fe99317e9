import type { Evidence } from '@naturalcad/contracts/factory'
import { zeroGpuFlavor } from '../../hardware/flavors.ts'
import { staticEvidenceRules } from '../../verdict/gate-facts.ts'
import { type JudgedFunction, judgeFunction } from './judge-function.ts'
import { readProgram } from './read-program.ts'
import { TooLarge, traceProgram } from './trace-program.ts'
import type { Binding, Findings, Place } from './tracer.ts'
import { functionsOf, has, marks } from './value.ts'

export interface StaticEvidenceOptions {
  modelId: string
  /** Slug of the hardware that the Space is meant for. */
  hardware: string
  /** Name of the endpoint that is called; null where the app decides. */
  endpoint: string | null
  /** Of the Space. What neither they nor the platform sets is not there. */
  variables?: Readonly<Record<string, string>>
}

export interface StaticEvidence {
  /** One line for each rule of `staticEvidenceRules` that applies. */
  evidence: Evidence[]
  /** Names of the endpoints, with their slash, whose function gives what the model makes of its input. */
  provenEndpoints: string[]
}

/**
 * What the source of an app shows of real inference: the values are followed from the id of the model over its loading to what an endpoint
 * gives back. Nothing of it runs. It errs on the side of the one who wrote it, and an app made to deceive it can: a live call is what proves.
 */
export function findStaticEvidence(files: readonly { path: string; bytes: Uint8Array }[], options: StaticEvidenceOptions): StaticEvidence {
  const program = readProgram(files)
  const [unreadable] = program.unreadable
  if (unreadable !== undefined) return refuse({ path: unreadable.path, line: unreadable.line }, `the source cannot be judged: ${unreadable.message}`, options)
  try {
    return judge(traceProgram(program, { modelId: options.modelId, variables: options.variables ?? {} }), { path: program.appPath, line: 1 }, options)
  } catch (error) {
    // Nested deeper than there is stack for.
    if (!(error instanceof TooLarge || error instanceof RangeError)) throw error
    return refuse({ path: program.appPath, line: 1 }, 'the source cannot be judged: it is too large or nested too deeply', options)
  }
}

interface JudgedBinding extends Binding {
  functions: JudgedFunction[]
  isProven: boolean
}

function judge({ bindings, references, loads }: Findings, app: Place, { modelId, hardware, endpoint }: StaticEvidenceOptions): StaticEvidence {
  const [load] = loads.values()
  const [reference = load] = references.values()
  const judged = [...bindings.values()].map((binding): JudgedBinding => {
    const functions = functionsOf(binding.value).map(judgeFunction)
    const isProven = functions.length > 0 ? functions.every(({ isAnswered }) => isAnswered) : has(binding.value, marks.model)
    return { ...binding, functions, isProven }
  })
  const wanted = endpoint === null ? undefined : endpoint.replace(/^\//, '')
  const isMeant = ({ name }: JudgedBinding) => wanted === undefined || name === null || name === wanted
  const meant = judged.filter(isMeant)
  const called = meant.find(({ isProven }) => isProven) ?? meant[0]
  const functions = called?.functions ?? []
  const [placeholder] = functions.flatMap(({ placeholders }) => placeholders)
  const evidence = [
    tell('modelReferenced', reference, app, `${modelId} is handed on`, `${modelId} is nowhere used but in texts`),
    tell('modelLoaded', load, app, `${modelId} is loaded`, `nothing loads ${modelId}`),
    tell('functionBound', called?.isProven === true ? called : undefined, called ?? app, 'what the endpoint gives is made by the model of its input', tellUnbound(called, endpoint)),
    ...(hardware === zeroGpuFlavor ? [tell('gpuDecorated', functions.some(({ isForGpu }) => isForGpu) ? called : undefined, called ?? app, 'its function asks for a card', 'no function behind the endpoint asks for a card by spaces.GPU')] : []),
    placeholder === undefined
      ? tell('noPlaceholder', called ?? app, app, 'nothing stands in for the model', '')
      : { rule: staticEvidenceRules.noPlaceholder, passed: false, detail: placeholder.detail, file: placeholder.path, line: placeholder.line },
  ]
  return { evidence, provenEndpoints: listProven(judged) }
}

/** Two of one name are told apart by Gradio alone: so both have to be proven. */
function listProven(judged: readonly JudgedBinding[]): string[] {
  const names = new Set(judged.flatMap(({ name }) => (name === null ? [] : [name])))
  return [...names].filter((name) => judged.every((one) => one.isProven || one.name !== name)).map((name) => `/${name}`)
}

function tellUnbound(binding: JudgedBinding | undefined, endpoint: string | null): string {
  if (binding === undefined) return endpoint === null ? 'no function is offered to callers' : `no function is offered as ${endpoint}`
  return 'what the endpoint gives is not made by the model of its input'
}

function tell(rule: keyof typeof staticEvidenceRules, at: Place | undefined, otherwise: Place, holds: string, fails: string): Evidence {
  const { path, line } = at ?? otherwise
  return { rule: staticEvidenceRules[rule], passed: at !== undefined, detail: at === undefined ? fails : holds, file: path, line }
}

function refuse(place: Place, detail: string, { hardware }: StaticEvidenceOptions): StaticEvidence {
  const { gpuDecorated, ...always } = staticEvidenceRules
  const rules = hardware === zeroGpuFlavor ? [...Object.values(always), gpuDecorated] : Object.values(always)
  return { evidence: rules.map((rule) => ({ rule, passed: false, detail, file: place.path, line: place.line })), provenEndpoints: [] }
}
