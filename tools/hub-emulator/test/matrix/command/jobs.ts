import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import { bucketPaths, seededBucket } from '../javascript/seeded-bucket.ts'
import { endedStage, endless, exposedAnswer, startedJob, unknownId } from '../javascript/started-job.ts'

const missing = /not found|404/i

export const jobCommands: Cases = {
  'run-job': {
    success: async (hub) => {
      const code = 'import os; print(os.environ["PLAIN"], os.environ["HIDDEN"])'
      const output = await hfOutput(hub, ['jobs', 'run', '-e', 'PLAIN=seen', '-s', 'HIDDEN', '--timeout', '1m', 'python:3.12', 'python', '-c', code], { env: { HIDDEN: 'whispered' } })
      expect(output).toContain('seen whispered')
    },
    error: (hub) => expectHfError(hub, ['jobs', 'run', 'python:3.12', 'python', '-c', 'raise SystemExit(3)'], /finished with stage 'ERROR'/),
  },
  'get-job': {
    success: async (hub) => {
      const id = await startedJob(hub, 'print(1)')
      expect(JSON.parse(await hfOutput(hub, ['jobs', 'inspect', id, '--json']))).toMatchObject([{ id, owner: { name: 'alice' } }])
    },
    error: (hub) => expectHfError(hub, ['jobs', 'inspect', unknownId], missing),
  },
  'list-jobs': {
    success: async (hub) => {
      const id = await startedJob(hub, 'print(1)')
      expect(await hfOutput(hub, ['jobs', 'ps', '--all', '--quiet'])).toContain(id)
    },
    error: (hub) => expectHfError(hub, ['jobs', 'ps', '--namespace', 'alice'], /403/, { as: 'bob' }),
  },
  'filter-jobs': {
    success: async (hub) => {
      const kind = hub.name('kind').slice('alice/'.length)
      const id = await startedJob(hub, 'print(1)', { kind })
      await startedJob(hub, 'print(1)')
      expect(await hfOutput(hub, ['jobs', 'ps', '--all', '--label', `kind=${kind}`, '--quiet'])).toBe(`${id}\n`)
    },
    error: (hub) => expectHfError(hub, ['jobs', 'ps', '--label', 'kind=x', '--namespace', 'alice'], /403/, { as: 'bob' }),
  },
  'cancel-job': {
    success: async (hub) => {
      const id = await startedJob(hub, endless)
      await hfOutput(hub, ['jobs', 'cancel', id])
      expect(await endedStage(hub, id)).toBe('CANCELED')
    },
    error: (hub) => expectHfError(hub, ['jobs', 'cancel', unknownId], missing),
  },
  'duplicate-job': {
    success: async (hub) => {
      const id = await startedJob(hub, 'print("same")')
      expect(await hfOutput(hub, ['jobs', 'rerun', id])).toContain('same')
    },
    error: (hub) => expectHfError(hub, ['jobs', 'rerun', unknownId], missing),
  },
  'stream-job-logs': {
    success: async (hub) => {
      const id = await startedJob(hub, 'for i in range(3): print("line", i)')
      expect(await hfOutput(hub, ['jobs', 'logs', '--follow', id])).toMatch(/line 0\nline 1\nline 2\n$/)
      expect(await hfOutput(hub, ['jobs', 'logs', '--tail', '1', id])).toBe('line 2\n')
    },
    error: (hub) => expectHfError(hub, ['jobs', 'logs', unknownId], missing),
  },
  'stream-job-metrics': {
    success: async (hub) => {
      // Line 1 follows the job to its end.
      const id = await startedJob(hub, 'import time; time.sleep(15)')
      expect(await hfOutput(hub, ['jobs', 'stats', id, '--quiet'])).toContain(id)
    },
    error: (hub) => expectHfError(hub, ['jobs', 'stats', unknownId], missing),
  },
  'list-job-hardware': {
    success: async (hub) => {
      expect(await hfOutput(hub, ['jobs', 'hardware'])).toContain('cpu-basic')
    },
    error: (hub) => expectHfError(hub, ['jobs', 'hardware'], /401|token/i, { as: 'nobody' }),
  },
  'update-job-labels': {
    success: async (hub) => {
      const id = await startedJob(hub, 'print(1)')
      await hfOutput(hub, ['jobs', 'labels', id, '--label', 'kind=relabeled'])
      expect(await hub.json(`/api/jobs/alice/${id}`)).toMatchObject({ labels: { kind: 'relabeled' } })
    },
    error: async (hub) => expectHfError(hub, ['jobs', 'labels', await startedJob(hub, 'print(1)'), '--label', 'kind=not so'], /400|label/i),
  },
  'wait-for-job': {
    success: async (hub) => {
      const id = await startedJob(hub, 'print(1)')
      await hfOutput(hub, ['jobs', 'wait', id])
      expect(await hub.json(`/api/jobs/alice/${id}`)).toMatchObject({ status: { stage: 'COMPLETED' } })
    },
    error: async (hub) => expectHfError(hub, ['jobs', 'wait', await startedJob(hub, 'raise SystemExit(3)')], /ERROR/),
  },
  'run-job-with-bucket': {
    success: async (hub) => {
      const bucket = await seededBucket(hub, 'cli-volume')
      await hfOutput(hub, ['jobs', 'run', '-v', `hf://${bucket}:/output`, 'python:3.12', 'python', '-c', 'open("/output/result.txt", "w").write("made")'])
      expect(await hub.text(`/${bucket}/resolve/result.txt`)).toBe('made')
    },
    error: (hub) => expectHfError(hub, ['jobs', 'run', '-v', 'hf://buckets/alice/none:/output', 'python:3.12', 'true'], missing),
  },
  'run-job-with-local-folder': {
    success: async (hub) => {
      const cwd = hub.folder()
      mkdirSync(join(cwd, 'inputs'))
      writeFileSync(join(cwd, 'inputs/note.txt'), 'from this machine')
      expect(await hfOutput(hub, ['jobs', 'run', '-v', './inputs:/inputs', 'python:3.12', 'python', '-c', 'print(open("/inputs/note.txt").read())'], { cwd })).toContain('from this machine')
    },
    error: async (hub) => {
      const cwd = hub.folder()
      mkdirSync(join(cwd, 'inputs'))
      writeFileSync(join(cwd, 'inputs/note.txt'), 'x')
      await expectHfError(hub, ['jobs', 'run', '-v', './inputs:/inputs', 'python:3.12', 'true'], /403/, { cwd, as: 'reader' })
    },
  },
  'run-uv-job': {
    success: async (hub) => {
      const cwd = hub.folder()
      writeFileSync(join(cwd, 'script.py'), '# /// script\n# requires-python = ">=3.9"\n# ///\nimport sys\nprint("hello", *sys.argv[1:])\n')
      expect(await hfOutput(hub, ['jobs', 'uv', 'run', 'script.py', 'uv'], { cwd })).toContain('hello uv')
      expect((await bucketPaths(hub, 'buckets/alice/jobs-artifacts')).some((path) => path.endsWith('/script.py'))).toBe(true)
    },
    error: async (hub) => {
      const cwd = hub.folder()
      writeFileSync(join(cwd, 'script.py'), 'raise SystemExit(3)')
      await expectHfError(hub, ['jobs', 'uv', 'run', 'script.py'], /finished with stage 'ERROR'/, { cwd })
    },
  },
  'expose-job': {
    success: async (hub) => {
      const output = await hfOutput(hub, ['jobs', 'run', '--detach', '--expose', '8000', '--quiet', 'python:3.12', 'python', '-m', 'http.server', '8000'])
      const id = /[0-9a-f]{24}/.exec(output)?.[0] ?? ''
      const answer = await exposedAnswer(hub, id)
      await hub.call('POST', `/api/jobs/alice/${id}/cancel`)
      expect(answer).toContain('Directory listing')
    },
    error: (hub) => expectHfError(hub, ['jobs', 'run', '--expose', '70000', 'python:3.12', 'true'], /400|port/i),
  },
}
