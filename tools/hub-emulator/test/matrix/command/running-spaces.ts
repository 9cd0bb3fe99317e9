import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Cases } from '../framework/cases.ts'
import { expectHfError, hfOutput } from '../framework/command-line.ts'
import { card, deploySpace, greeter, runningSpace, settledStage, smallApp, visit } from '../javascript/gradio-space.ts'

export const runningSpaceCommands: Cases = {
  'deploy-space': {
    success: async (hub) => {
      const [name, cwd] = [hub.name('cli-deployed'), hub.folder()]
      writeFileSync(join(cwd, 'README.md'), card)
      writeFileSync(join(cwd, 'app.py'), smallApp)
      await hfOutput(hub, ['repos', 'create', name, '--type', 'space', '--space-sdk', 'gradio', '--private'])
      await hfOutput(hub, ['upload', name, '.', '.', '--type', 'space'], { cwd })
      expect(await settledStage(hub, name)).toBe('RUNNING')
      expect(await visit(hub, name)).toMatch(/^[0-9a-f]{32}$/)
    },
    error: async (hub) => {
      const cwd = hub.folder()
      writeFileSync(join(cwd, 'app.py'), smallApp)
      await expectHfError(hub, ['upload', greeter, '.', '.', '--type', 'space'], /403|404|not found/i, { cwd, as: 'bob' })
    },
  },
  'wait-for-space': {
    success: async (hub) => {
      const name = hub.name('cli-waited')
      await deploySpace(hub, name, smallApp)
      expect(await hfOutput(hub, ['spaces', 'wait', name])).toContain('RUNNING')
    },
    error: async (hub) => {
      const name = hub.name('cli-waited')
      await deploySpace(hub, name, 'raise ValueError("no such model")')
      await expectHfError(hub, ['spaces', 'wait', name], /RUNTIME_ERROR/)
    },
  },
  'restart-space': {
    success: async (hub) => {
      const name = await runningSpace(hub, 'cli-restarted')
      const before = await visit(hub, name)
      await hfOutput(hub, ['spaces', 'restart', name])
      expect(await settledStage(hub, name)).toBe('RUNNING')
      expect(await visit(hub, name)).not.toBe(before)
    },
    error: (hub) => expectHfError(hub, ['spaces', 'restart', greeter], /403/, { as: 'reader' }),
  },
  'pause-space': {
    success: async (hub) => {
      const name = await runningSpace(hub, 'cli-paused')
      await hfOutput(hub, ['spaces', 'pause', name])
      expect(await settledStage(hub, name)).toBe('PAUSED')
    },
    error: (hub) => expectHfError(hub, ['spaces', 'pause', 'alice/none'], /not found|404/i),
  },
  'space-logs': {
    success: async (hub) => {
      const name = await runningSpace(hub, 'cli-logged')
      expect(await hfOutput(hub, ['spaces', 'logs', name])).toContain(`started as ${await visit(hub, name)}`)
    },
    error: (hub) => expectHfError(hub, ['spaces', 'logs', 'alice/none'], /not found|404/i),
  },
}
