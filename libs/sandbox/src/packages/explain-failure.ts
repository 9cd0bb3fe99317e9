import { NaturalCadError } from '@naturalcad/contracts/errors'

/** The package that pip found nothing for, as it names it. */
export function findMissing(output: readonly string[]): string | undefined {
  return output.map((line) => /Could not find a version that satisfies the requirement (.+?)(?: \(from [^()]*\))*(?: \(from versions: [^()]*\))?$/.exec(line)?.[1]).find((name) => name !== undefined)
}

/** An archive of source that pip began to load, of an attempt that allowed source. */
export function findSource(output: readonly string[]): string | undefined {
  return output.map((line) => /(?:Downloading|Using cached|Processing) (\S+\.(?:tar\.(?:gz|bz2|xz)|tgz|zip))\b/.exec(line)?.[1]).find((name) => name !== undefined)
}

export function sourceOnly(requirement: string, version: string): NaturalCadError {
  return new NaturalCadError('UNSUPPORTED_CAPABILITY', `${requirement} exists only as source for Python ${version} on ${process.platform} ${process.arch}, and only wheels are installed`, {
    remedy: 'Ask for a version that has a wheel, or for another package.',
    details: { requirement },
  })
}

/** What the last attempt of the client says, as an error that names the package. */
export function explainFailure(output: readonly string[], version: string): NaturalCadError {
  const text = output.join('\n')
  const missing = findMissing(output)
  if (/No module named '?pip/.test(text)) return new NaturalCadError('NOT_CONFIGURED', 'packages are fetched with pip, which this Python does not have', { remedy: 'Install it (apt-get install python3-pip).' })
  if (/NewConnectionError|ConnectTimeout|ReadTimeout|Max retries exceeded|Temporary failure in name resolution|SSLError/.test(text)) {
    return new NaturalCadError('BACKEND_UNAVAILABLE', 'the index of packages cannot be reached', { remedy: 'Connect to it, or give a folder of wheels.', retryable: true })
  }
  if (/names an address of its own/.test(text)) {
    return new NaturalCadError('INVALID_REQUEST', `a package depends on an address: ${/InvalidRequirement: (.+)$/m.exec(text)?.[1] ?? ''}`, { remedy: 'Ask for a version that depends on packages of the index alone.' })
  }
  if (missing !== undefined) {
    return new NaturalCadError('NOT_FOUND', `there is no package ${missing} for Python ${version} on ${process.platform} ${process.arch}`, { remedy: 'Correct the name or the version.', details: { requirement: missing } })
  }
  const conflict = output.findIndex((line) => line.startsWith('The conflict is caused by'))
  if (conflict >= 0) {
    const parts = output.slice(conflict + 1).filter((line) => /^ {4}\S/.test(line)).map((line) => line.trim())
    return new NaturalCadError('CONFLICT', `the requirements contradict each other: ${parts.join('; ')}`, { remedy: 'Loosen one of the versions.' })
  }
  return new NaturalCadError('BACKEND_ERROR', `the packages cannot be fetched: ${output.findLast((line) => line.startsWith('ERROR'))?.replace('ERROR: ', '') ?? output.at(-1) ?? 'no reason was given'}`)
}
