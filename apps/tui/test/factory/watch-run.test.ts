import { Writable } from 'node:stream'
import type { FactoryEvent, FactoryRun } from '@naturalcad/contracts/factory'
import type { RunView, SpaceFactory } from '@naturalcad/space-factory'
import { expect, test } from 'vitest'
import { watchRun } from '../../src/factory/run/watch-run.ts'
import { createStatusLine } from '../../src/output/status-line.ts'
import { detectTerminal } from '../../src/output/terminal.ts'

const runId = '20260801-120000-abcdefgh'

function viewOf(status: FactoryRun['status'], seq: number): RunView {
  const at = '2026-08-01T12:00:00.000Z'
  const run: FactoryRun = {
    schemaVersion: 1, runId, kind: 'hello-job', status, previousStatus: 'created', seq, startedAt: at, updatedAt: at, finishedAt: null, user: 'alice', job: null, target: null,
    model: null, mode: 'safe-scaffold', resultStatus: null, failure: null, costs: null, links: {},
  }
  return { run, gate: null, isInterrupted: false }
}

test('what is told of a run is no older than its last event, however late the Hub shows its snapshot', async () => {
  const factory = {
    async *follow() {
      for (const [index, statusAfter] of (['job_running', 'classifying', 'done'] as const).entries()) {
        yield { runId, seq: index + 4, type: 'run.told', level: 'info', message: '', statusAfter, data: {} } as unknown as FactoryEvent
      }
    },
    read: async (_runId: string, { atLeast = 0 } = {}) => (atLeast < 6 ? { ...viewOf('classifying', 5), isInterrupted: true } : viewOf('done', 6)),
  } as unknown as SpaceFactory
  const quiet = new Writable({ write: (_chunk, _encoding, done) => done() })
  const line = createStatusLine(detectTerminal(quiet, quiet, {}))
  const view = await watchRun({ factory, view: viewOf('job_scheduling', 3), line, signal: new AbortController().signal })
  expect(view).toMatchObject({ run: { status: 'done' }, isInterrupted: false })
})
