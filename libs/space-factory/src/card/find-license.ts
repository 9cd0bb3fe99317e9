import type { ModelFacts } from '@naturalcad/hub-client'
import type { CardAnalysis, LicenseKind } from './card-analysis.ts'

const open = new Set([
  'apache-2.0', 'mit', 'bsd', 'bsd-2-clause', 'bsd-3-clause', 'bsd-3-clause-clear', 'isc', 'zlib', 'unlicense', 'wtfpl', 'cc0-1.0', 'cc-by-2.0',
  'cc-by-2.5', 'cc-by-3.0', 'cc-by-4.0', 'pddl', 'odc-by', 'artistic-2.0', 'bsl-1.0', 'afl-3.0', 'ms-pl', 'ncsa', 'postgresql', 'cdla-permissive-1.0',
  'cdla-permissive-2.0',
])
const copyleft = new Set([
  'gpl', 'gpl-2.0', 'gpl-3.0', 'agpl-3.0', 'lgpl', 'lgpl-2.1', 'lgpl-3.0', 'lgpl-lr', 'mpl-2.0', 'epl-1.0', 'epl-2.0', 'eupl-1.1', 'eupl-1.2', 'osl-3.0',
  'cc-by-sa-3.0', 'cc-by-sa-4.0', 'gfdl', 'odbl', 'cdla-sharing-1.0',
])
/** Open to commerce, with rules of use or sizes of company. */
const restricted = new Set([
  'openrail', 'openrail++', 'creativeml-openrail-m', 'bigscience-openrail-m', 'bigscience-bloom-rail-1.0', 'bigcode-openrail-m', 'llama2', 'llama3',
  'llama3.1', 'llama3.2', 'llama3.3', 'llama4', 'gemma', 'deepfloyd-if-license', 'etalab-2.0', 'c-uda', 'cc-by-nd-4.0', 'cc',
])
const nonCommercial = new Set(['fair-noncommercial-research-license', 'apple-amlr', 'apple-ascl', 'intel-research', 'h-research', 'open-mdw-nc'])

/** The kind of a licence by the Hub's list. What is not on it, `other` among it, is unknown: a person must read it. */
export function findLicense({ license, licenseName, licenseUrl }: ModelFacts): CardAnalysis['license'] {
  const id = (license === 'other' ? (licenseName ?? license) : license)?.toLowerCase().slice(0, 100)
  return { id, kind: id === undefined ? 'unknown' : kindOf(id), url: licenseUrl }
}

function kindOf(id: string): LicenseKind {
  if (open.has(id)) return 'open'
  if (copyleft.has(id)) return 'copyleft'
  // Families that spell it out: cc-by-nc-4.0, flux-1-dev-non-commercial-license.
  if (nonCommercial.has(id) || /(?:^|[-_ ])(?:nc|non-?commercial|research-only)(?:[-_ ]|$)/.test(id)) return 'non-commercial'
  return restricted.has(id) ? 'restricted' : 'unknown'
}
