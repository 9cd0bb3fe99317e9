import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { describePeer } from '@naturalcad/peers'
import { createPiAgent } from '@naturalcad/space-factory'
import { type AgentScene, createAgentScene } from '../support/agent-scene.ts'

let scene: AgentScene | undefined
afterEach(async () => scene?.close())

describePeer('bubblewrap', 'Pi', () => {
  test.each([4, 3, 2] as const)('edits a file and runs a command at level %i', async (level) => {
    scene = await createAgentScene([
      { when: { turn: 0 }, reply: { toolCalls: [{ name: 'edit', arguments: { path: 'app.py', edits: [{ oldText: 'old', newText: 'new' }] } }] } },
      { when: { turn: 1, tool: 'edit' }, reply: { toolCalls: [{ name: 'bash', arguments: { command: 'cat app.py; (sleep 0.1; echo child) & wait' } }] } },
      { when: { turn: 2, tool: 'bash' }, reply: { text: 'Edited.\nRESULT: success' } },
    ])
    writeFileSync(join(scene.workspace, 'app.py'), 'print("old")\n')
    const result = await createPiAgent({ level }).work(scene.task(), scene.context())
    expect(result).toMatchObject({ outcome: 'finished', claim: 'success', sandboxLevel: level, usage: { requests: 3 } })
    expect(readFileSync(join(scene.workspace, 'app.py'), 'utf8')).toBe('print("new")\n')
    expect(result.output).toContain('child')
    expect(scene.emulator.pending()).toEqual([])
  })
})
