import type { Difference } from './compare-requests.ts'

export interface KnownDifference {
  /** Left out for those that concern every operation. */
  operation?: string
  /** Method and path; left out for every request of the operation. */
  request?: string
  /** `request` where one of the clients does not make it. */
  field: string
  /** A pattern where the value is of the machine or new each time. Undefined where it is not sent. */
  python?: string | RegExp
  ours?: string
  reason: string
}

const sentByFetch = 'fetch of Node sends it by itself; servers of an API do not read it'

/** Every way in which our requests differ from those of the Python client, and why. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    field: 'header user-agent',
    python: /^unknown\/None; hf_hub\/2\.4\.0; python\/3\./,
    ours: 'node',
    reason: 'a library that runs in browsers, which do not let it name itself without asking the Hub first',
  },
  { field: 'header user-agent', python: /^python-httpx2\//, ours: 'node', reason: 'as above, where Python leaves its own headers out' },
  {
    field: 'header accept',
    python: '*/*',
    ours: 'application/json',
    reason: 'what is parsed as JSON is asked for as JSON; the Hub answers nothing else there',
  },
  { field: 'header accept', python: '*/*', ours: 'text/event-stream', reason: 'the type of what is read, as @huggingface/hub asks for it' },
  { field: 'header accept-language', ours: '*', reason: sentByFetch },
  { field: 'header sec-fetch-mode', ours: 'cors', reason: sentByFetch },
  {
    field: 'header x-amzn-trace-id',
    python: /^[0-9a-f-]{36}$/,
    reason: 'Python names its requests to find them in its log; errors carry the name that the Hub gives',
  },
  {
    operation: 'getCardText',
    request: 'HEAD /alice/tiny/resolve/main/README.md',
    field: 'request',
    python: 'made',
    reason: 'Python fills a cache of files, for which it asks for hash and size first',
  },
  {
    operation: 'getCardText',
    request: 'GET /alice/tiny/resolve/main/README.md',
    field: 'request',
    python: 'made',
    reason: '`resolve` redirects, which a program in a browser may not check: the next line is in its place',
  },
  {
    operation: 'getCardText',
    request: 'GET /alice/tiny/raw/main/README.md',
    field: 'request',
    ours: 'made',
    reason: '`raw` answers the text itself',
  },
  {
    operation: 'getModelFacts',
    request: 'GET /alice/tiny/raw/<commit 1>/README.md',
    field: 'request',
    ours: 'made',
    reason: 'the card is among the facts; Python has a call of its own for it',
  },
  {
    operation: 'createDiscussion',
    request: 'GET /api/models/alice/tiny/discussions/1',
    field: 'request',
    python: 'made',
    reason: 'Python reads what it has made; getDiscussion does so where that is wanted',
  },
  {
    operation: 'followSpaceLog',
    request: 'GET /api/spaces/alice/app/runtime',
    field: 'request',
    ours: 'made',
    reason: 'a log that ended is read on if the Space still builds, where Python stops',
  },
  {
    operation: 'runJob_of_a_Space_without_a_name',
    field: 'body labels.name',
    python: /^"alice-page-[0-9a-f]{8}"$/,
    reason: 'Python makes up a name from a hash of the command; here labels are what the caller gives',
  },
]

/** Whether the known one tells of this very difference. */
export function isKnown(difference: Difference, known: KnownDifference): boolean {
  const agrees = (expected: string | RegExp | undefined, actual: string | undefined) =>
    expected instanceof RegExp ? actual !== undefined && expected.test(actual) : expected === actual
  if (known.operation !== undefined && known.operation !== difference.operation) return false
  if (known.request !== undefined && known.request !== difference.request) return false
  return known.field === difference.field && agrees(known.python, difference.python) && agrees(known.ours, difference.ours)
}
