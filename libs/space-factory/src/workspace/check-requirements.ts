import { NaturalCadError } from '@naturalcad/contracts/errors'
import { parseRequirements } from '@naturalcad/sandbox'
import { zeroGpuTorchVersions } from '../hardware/zero-gpu-versions.ts'
import type { Report } from './workspace.ts'

const ofPlatform = new Set(['gradio', 'gradio-client', 'spaces', 'huggingface-hub'])
/** The platform chooses the version of these that fits its cards. */
const mayFloat = new Set(['torch', 'torchvision', 'torchaudio'])
/** Compiles for CUDA when it is installed, and no compiler is there. */
const needsCompiler = new Set(['flash-attn', 'flash-attn-3', 'apex', 'mamba-ssm', 'causal-conv1d', 'xformers-source'])

/** `requirements.txt`: exact versions of packages of the index, and none that the platform brings. */
export function checkRequirements(path: string, text: string, { isZeroGpu }: { isZeroGpu: boolean }, report: Report): void {
  const seen = new Set<string>()
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1
    const requirement = raw.replace(/(?:^|\s)#.*$/, '').trim()
    if (requirement === '') continue
    const at = { path, line }
    try {
      if (parseRequirements(requirement, { name: path }).length === 0) {
        report({ ...at, ruleId: 'REQUIREMENT_UNREADABLE', message: 'an option stands in place of a package', hint: 'Name packages with their versions.' })
        continue
      }
    } catch (error) {
      if (!NaturalCadError.is(error)) throw error
      // Not the line itself: an index with a password in it may stand there.
      report({ ...at, ruleId: 'REQUIREMENT_UNREADABLE', message: error.message.slice(error.message.lastIndexOf('"') + 1).trim(), hint: error.remedy ?? 'Name packages with their versions.' })
      continue
    }
    const name = (/^[A-Za-z0-9._-]+/.exec(requirement)?.[0] ?? '').toLowerCase().replaceAll(/[._-]+/g, '-')
    const [, version] = /^[^;=<>!~]+===?\s*([A-Za-z0-9.!+_-]+)\s*(?:;|--hash|$)/.exec(requirement) ?? []
    if (seen.has(name)) report({ ...at, ruleId: 'REQUIREMENT_TWICE', message: `${name} is named twice`, hint: 'Keep one line of it.', severity: 'warning' })
    seen.add(name)
    if (ofPlatform.has(name)) report({ ...at, ruleId: 'REQUIREMENT_OF_PLATFORM', message: `the platform brings ${name} itself`, hint: name === 'gradio' ? 'Leave the line out; sdk_version of README.md says which Gradio.' : 'Leave the line out.' })
    else if (needsCompiler.has(name)) report({ ...at, ruleId: 'REQUIREMENT_NO_BUILD', message: `${name} is compiled for CUDA, and the build has no compiler`, hint: 'Use SDPA, or a prebuilt kernel of the Kernels library.' })
    else if (name === 'torch' && isZeroGpu && version !== undefined && !(zeroGpuTorchVersions as readonly string[]).includes(version)) {
      report({ ...at, ruleId: 'REQUIREMENT_TORCH', message: `ZeroGPU does not take torch ${version}`, hint: `Leave the version out, or take one of ${zeroGpuTorchVersions.join(', ')}.` })
    } else if (version === undefined && !(mayFloat.has(name) && !/[<>=~!]/.test(requirement.split(';')[0] ?? ''))) {
      report({ ...at, ruleId: 'REQUIREMENT_UNPINNED', message: `${name} has no exact version`, hint: `Write ${name}== and the version that was tried.` })
    }
  }
}

/** `packages.txt`: names of Debian packages, one a line. */
export function checkSystemPackages(path: string, text: string, report: Report): void {
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const name = raw.trim()
    if (name === '' || name.startsWith('#') || /^[a-z0-9][a-z0-9+.-]{1,100}$/.test(name)) continue
    report({ ruleId: 'SYSTEM_PACKAGE', path, line: index + 1, message: 'no name of a Debian package', hint: 'Write one name a line, with no options.' })
  }
}
