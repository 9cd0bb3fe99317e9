import { NaturalCadError } from '@naturalcad/contracts/errors'

/** As the Hub takes them: 96 letters, digits, `.`, `_` and `-`; no two dashes or dots together, none of the two at an end, no `.git`. */
const allowed = /^(?![.-])(?!.*(?:--|\.\.))[\w.-]{1,96}(?<![.-])(?<!\.git)(?<!\.ipynb)$/

/** `owner/name` of a Space that is given as `name` or `owner/name`. Throws `INVALID_REQUEST` for what the Hub would not take. */
export function parseSpaceName(text: string, user: string): { owner: string; name: string; id: string } {
  const parts = text.replace(/^spaces\//, '').split('/')
  const [owner, name] = parts.length === 1 ? [user, parts[0]] : parts
  if (parts.length > 2 || owner === undefined || name === undefined || !allowed.test(owner) || !allowed.test(name)) {
    throw new NaturalCadError('INVALID_REQUEST', `${JSON.stringify(text.slice(0, 120))} is no name of a Space`, {
      remedy: 'take up to 96 letters, digits, dots, dashes and underscores, beginning and ending with a letter or digit, as name or owner/name',
    })
  }
  return { owner, name, id: `${owner}/${name}` }
}

/** A name for a Space that none was given for: what it is of, and the end of the run's id, which no other run has. */
export function inventSpaceName(of: string, runId: string): string {
  const word = of
    .slice(of.lastIndexOf('/') + 1)
    .replaceAll(/[^\w.-]+/g, '-')
    .replaceAll(/([.-])[.-]+/g, '$1')
    .slice(0, 80)
    .replaceAll(/^[.-]+|[.-]+$/g, '')
  return `${word === '' ? 'space' : word}-${runId.slice(-8)}`
}
