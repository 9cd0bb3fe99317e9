import type { FactoryMode, RuntimeRecommendation } from '@naturalcad/contracts/factory'
import { knownErrors } from '../../blockers/known-errors.ts'
import type { CardAnalysis } from '../../card/card-analysis.ts'
import { findFlavor, zeroGpuFlavor, zeroGpuSizes } from '../../hardware/flavors.ts'
import { zeroGpuPythons, zeroGpuTorchVersions } from '../../hardware/zero-gpu-versions.ts'
import { gradioVersion } from '../../templates/pinned-packages.ts'
import { claimLine } from '../read-claim.ts'

/** What a stranger named, as one short piece of code that no line of a goal can be made of. */
function code(text: string): string {
  return `\`${text.replaceAll(/[`\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim().slice(0, 200)}\``
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}\n`).join('')
}

export function section(title: string, text: string): string {
  return `## ${title}\n\n${text.trimEnd()}\n`
}

export function modelFacts(analysis: CardAnalysis, recommendation: RuntimeRecommendation): string {
  const { modelId, sha, task, library, architectures, parameters, dtype, adapter, customPipeline, remoteCode, license, memory, warnings } = analysis
  return list([
    `Model: ${code(modelId)}${sha === undefined ? '' : ` at commit ${code(sha)}`}`,
    `Task: ${task === undefined ? 'not known; read the card' : `${task.name}${task.isGuess ? ' (a guess)' : ''}`}; output: ${recommendation.outputKind ?? 'not known'}`,
    `Library: ${library?.name ?? 'not known'}`,
    ...(architectures.length > 0 ? [`Architectures: ${architectures.slice(0, 5).map(code).join(', ')}`] : []),
    ...(parameters === undefined ? [] : [`Parameters: ${(parameters.total / 1e9).toFixed(3)} billion${dtype === undefined ? '' : `, ${code(dtype)}`}`]),
    ...(memory === undefined ? [] : [`Memory on a GPU: about ${memory.neededGb} GB, in 4 bits ${memory.needed4BitGb} GB`]),
    ...(adapter === undefined ? [] : [`Adapter (${adapter.kind}) of ${adapter.baseModels.slice(0, 3).map(code).join(', ') || 'a base model that is not named'}`]),
    ...(customPipeline === undefined ? [] : [`Its own pipeline class: ${code(customPipeline)}`]),
    ...(remoteCode.isNeeded ? ['It brings code of its own, which the libraries run only with trust_remote_code=True and a pinned revision'] : []),
    `License: ${license.id === undefined ? 'not known' : code(license.id)} (${license.kind})`,
    `Loaded as: ${recommendation.quantization}`,
    ...warnings.slice(0, 10).map(({ code: name, message }) => `${name}: ${code(message)}`),
  ])
}

const endStates = {
  'safe-scaffold': 'The app starts, answers /health, and says openly on its page what does not run yet. It pretends nothing.',
  'full-inference-attempt': 'The app runs the real model and answers a live call with what the model gives; where that cannot be, the blockers file says why.',
  'full-inference-gated': 'The app runs the real model and answers a live call with what the model gives. Nothing less counts; where it cannot be, the blockers file says why.',
} as const satisfies Record<FactoryMode, string>

export const endState = (mode: FactoryMode): string => endStates[mode]

export const hardConstraints = list([
  'Work in this folder only. The Space is made and filled by others, from these files, and stays private.',
  'Write text files: README.md, app.py, requirements.txt, and packages of your own. No weights, archives, binaries, links, notebooks or hidden files.',
  'No secret, token or password in any file; the app needs none. Do not read or print the environment.',
  'No placeholder in place of the model: no constant answers, no inputs that are ignored, no silent fall-back to something else.',
  'Name the model and its commit in the source, load it from the Hub at that revision, and let the function that Gradio calls reach it.',
])

export function appContract(modelId: string, mode: FactoryMode): string {
  return list([
    `README.md begins with front matter: title, emoji, colorFrom and colorTo (red, yellow, green, blue, indigo, purple, pink, gray), sdk: gradio, sdk_version: "${gradioVersion}" (in quotes), python_version: "${zeroGpuPythons[0]}", app_file: app.py, short_description of at most 60 characters, models: [${modelId}]. No hardware: key.`,
    `GET /health answers JSON: {"status": "ok", "modelId": "${modelId}", "mode": "${mode}", "device": "cuda" or "cpu", "generationEndpoint": "/predict", "ready": true}.`,
    'Serve it with demo.launch(app_kwargs={"routes": [Route("/health", answer_health)]}, ssr_mode=False, show_error=True), Route from starlette.routing, and set os.environ["GRADIO_SSR_MODE"] = "false" before Gradio is imported, or a rendered page answers in its place.',
    'The function that runs the model is bound with api_name="predict", takes few inputs with defaults, and returns the output itself (text, an image, a file), not a page.',
    'Errors are raised as gr.Error with what went wrong; none is swallowed.',
    'requirements.txt pins versions and leaves out gradio, spaces and huggingface_hub, which the platform brings.',
  ])
}

/** Rules of the place that the app runs at. */
export function platformRules(hardware: string, { zeroGpu, hardware: { size } }: RuntimeRecommendation): string {
  const flavor = findFlavor(hardware)
  const common = ['Builds have no CUDA compiler: no bare flash-attn, nothing that compiles kernels. Packages come as wheels.', 'The disk has 50 GB, and is empty after a restart.']
  if (hardware === zeroGpuFlavor) {
    const { vramGb } = zeroGpuSizes[size ?? 'large']
    return list([
      `ZeroGPU, ${vramGb} GB: a card is lent for a call. Import spaces before torch and everything that imports torch.`,
      'Load the model at module level and move it to "cuda" there. Never initialize CUDA yourself before a decorated function runs.',
      `Put @spaces.GPU(duration=${zeroGpu.initialDurationS ?? 60}${size === 'xlarge' ? ', size="xlarge"' : ''}) on the very function that Gradio calls. It takes and returns plain values: no CUDA tensors, nothing that cannot be pickled.`,
      `torch is unpinned, or one of ${zeroGpuTorchVersions.join(', ')}, with torchvision and torchaudio to match. Python ${zeroGpuPythons.join(' or ')}. No torch.compile, no mutable globals, temporary files with names of their own.`,
      'Attention: SDPA always works; FlashAttention-2 as a prebuilt wheel or a kernel of the Hub; FlashAttention-3 and 4 cannot run on this card.',
      ...common,
    ])
  }
  if (flavor === undefined || flavor.kind === 'cpu') return list([`${code(hardware)}: no GPU. Use the CPU builds of packages and float32; 16 GB of memory on cpu-basic.`, ...common])
  return list([`${code(hardware)}: one GPU machine of ${flavor.vramGb} GB. Load the model at start to "cuda"; attention by SDPA.`, ...common])
}

export const knownErrorHints = list(knownErrors.map(({ id, hint }) => `${id}: ${hint}`))

/** The form that `TECHNICAL_BLOCKERS.json` is read in; anything else does not count. */
export function whenBlocked(modelId: string): string {
  const form = {
    modelId,
    summary: 'one or two sentences',
    blockers: [
      {
        id: 'short-name',
        category: 'attention | dependency | hardware | memory | duration | access | license | platform | other',
        component: 'the package, file or service in the way',
        description: 'what it prevents',
        evidence: 'an error line, a version, a measure that can be looked up',
        alternativesTried: [{ name: 'what was tried', outcome: 'failed | unavailable', reason: 'what was seen' }],
        workaround: null,
        severity: 'blocking | degrading',
      },
    ],
  }
  return [
    'Only where real inference cannot be had, write `TECHNICAL_BLOCKERS.json` in exactly this form, beside the best app that there can be:',
    '',
    '```json',
    JSON.stringify(form, null, 2),
    '```',
    '',
    'flash-attn is a blocker only after SDPA, xformers and a flash-attn build of the Hub\'s Kernels were each tried and are named in `alternativesTried`. What can be worked around is no blocker.',
  ].join('\n')
}

export const decidedElsewhere = [
  'Whether it is done is decided elsewhere, by a guard that reads the files and by live calls of the running Space. What you say of it changes nothing.',
  `Check what can be checked here (\`python3 -m py_compile app.py\`), then end with one line: "${claimLine.success}", or "${claimLine.blocked}" where you wrote the blockers file.`,
].join('\n')
