import { judgeRunLog } from '../../live/judge-run-log.ts'
import type { Step } from '../../run/step.ts'
import { readLogTail } from '../wait/diagnose-space.ts'

/** Reads the tail of the run log for signs that the app goes on without what it was meant to do. */
export const readRunLog: Step<'space' | 'live', 'runLog'> = {
  name: 'read-run-log',
  state: 'api_check',
  needs: ['space', 'live'],
  gives: ['runLog'],
  async run({ space: { spaceId } }, context) {
    const log = await readLogTail(context, spaceId, 'run')
    await context.files.writeText('diagnostics/run.log', `${log}\n`)
    const runLog = log === '' ? [] : judgeRunLog(log.split('\n'))
    const found = runLog.filter(({ passed }) => !passed)
    await context.report('live.run_log', found[0]?.detail ?? 'the run log tells of nothing unusual', { found: found.map(({ rule }) => rule) }, found.length > 0 ? 'warning' : 'info')
    return { facts: { runLog } }
  },
}
