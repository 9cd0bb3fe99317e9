import { parseRequirements } from '@naturalcad/sandbox'

export interface GradioRequirements {
  sdkVersion: string | undefined
  /** Reads a file of the repository. */
  read: (path: string) => string | undefined
}

/** What the Hub installs beside the requirements of a Space. `spaces` is what apps for ZeroGPU import. */
export function standardPackages(sdkVersion: string | undefined): string[] {
  const [major = 0] = (sdkVersion ?? '').split('.').map(Number)
  // Its parts have other names before; without a version pip takes the newest.
  const extras = sdkVersion === undefined || major >= 5 ? '[oauth,mcp]' : major === 4 ? '[oauth]' : ''
  return [`gradio${extras}${sdkVersion === undefined ? '' : `==${sdkVersion}`}`, 'spaces', 'uvicorn>=0.14.0', 'websockets>=10.4']
}

/** @throws NaturalCadError INVALID_REQUEST for a line that is no package of the index */
export function gradioRequirements({ sdkVersion, read }: GradioRequirements): string[] {
  const own = ['pre-requirements.txt', 'requirements.txt'].flatMap((name) => {
    const text = read(name)
    return text === undefined ? [] : parseRequirements(text, { name, include: read })
  })
  return [...own, ...standardPackages(sdkVersion)]
}
