import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@naturalcad/contracts'
import { createPiAgent } from '@naturalcad/space-factory'

/** What a Job's worker does with an agent: the token comes in the environment, and the result goes to standard output. */
const { MODEL_URL: baseUrl = '', HF_TOKEN: accessToken = '', MODEL: model = '' } = process.env
// As a worker makes its own: a folder that nobody else can enter.
const scratch = mkdtempSync(join(tmpdir(), 'scratch-'))
const workspace = mkdtempSync(join(scratch, 'workspace-'))
const result = await createPiAgent().work(
  { goal: 'Look around.', workspace, model, spaceId: null, round: 0 },
  {
    signal: new AbortController().signal,
    clock: systemClock,
    inference: { baseUrl, accessToken },
    hub: { hubUrl: 'http://127.0.0.1:9', accessToken },
    limits: { maxRequests: 10, maxUsd: 1, maxSeconds: 60 },
    traces: join(scratch, 'traces'),
    onEvent: () => undefined,
  },
)
process.stdout.write(JSON.stringify(result))
