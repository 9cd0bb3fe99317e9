import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { ReplyInput, RuleInput } from '@naturalcad/model-emulator'
import { describePeer } from '@naturalcad/peers'
import { createPiAgent, redactTrace } from '@naturalcad/space-factory'
import { createRedactor } from '@naturalcad/redaction'
import { type AgentScene, createAgentScene, plantedToken } from '../support/agent-scene.ts'

const scenes: AgentScene[] = []
afterEach(async () => {
  for (const scene of scenes.splice(0)) await scene.close()
})

async function openScene(rules: RuleInput[]): Promise<AgentScene> {
  const scene = await createAgentScene(rules)
  scenes.push(scene)
  return scene
}

const bash = (command: string): ReplyInput => ({ toolCalls: [{ name: 'bash', arguments: { command } }] })
const write = (path: string, content: string): ReplyInput => ({ toolCalls: [{ name: 'write', arguments: { path, content } }] })
const done: RuleInput = { times: 'always', reply: { text: 'Done.\nRESULT: success' } }
const always = (reply: ReplyInput): RuleInput => ({ times: 'always', reply })

const messagesOf = ({ emulator }: AgentScene) => (emulator.requests[0] as { body: { messages: unknown[] } }).body.messages

/** Everything that the model was told. */
const told = ({ emulator }: AgentScene) => JSON.stringify(emulator.requests.map(({ body }) => body))

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

/** Processes with this very argument. */
function findProcesses(word: string): string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').includes(word)
    } catch {
      return false
    }
  })
}

describePeer('bubblewrap', 'Pi', () => {
  test.each([4, 3, 2] as const)('edits a file and runs a command at level %i', async (level) => {
    const scene = await openScene([
      { when: { turn: 0 }, reply: { toolCalls: [{ name: 'edit', arguments: { path: 'app.py', edits: [{ oldText: 'old', newText: 'new' }] } }] } },
      { when: { turn: 1, tool: 'edit' }, reply: bash('cat app.py; (sleep 0.1; echo child) & wait') },
      { when: { turn: 2, tool: 'bash' }, reply: { text: 'Edited.\nRESULT: success' } },
    ])
    writeFileSync(join(scene.workspace, 'app.py'), 'print("old")\n')
    const result = await createPiAgent({ level }).work(scene.task(), scene.context())
    expect(result).toMatchObject({ outcome: 'finished', claim: 'success', sandboxLevel: level, usage: { requests: 3 } })
    expect(readFileSync(join(scene.workspace, 'app.py'), 'utf8')).toBe('print("new")\n')
    expect(result.output).toContain('child')
    expect(scene.emulator.pending()).toEqual([])
  })

  test('is not started below level 2, and says which level there is', async () => {
    const scene = await openScene([done])
    const result = await createPiAgent({ level: 1 }).work(scene.task(), scene.context())
    expect(result).toMatchObject({ outcome: 'failed', claim: null, sandboxLevel: null, detail: expect.stringMatching(/level 1 .*needs 2/) })
    expect(scene.emulator.requests).toEqual([])
  })

  test.each(['--no-tools', '@/etc/hostname', '-p --version', '!ls', '/help', 'a\u2028b "quoted" \\ $HOME'])('gets the goal %j word for word', async (goal) => {
    const scene = await openScene([done])
    expect(await createPiAgent().work(scene.task(goal), scene.context())).toMatchObject({ outcome: 'finished' })
    expect(messagesOf(scene).at(-1)).toMatchObject({ role: 'user', content: [{ type: 'text', text: goal }] })
  })

  test('is not started with an empty goal, or without a workspace', async () => {
    const scene = await openScene([done])
    const agent = createPiAgent()
    expect(await agent.work(scene.task(' \n'), scene.context())).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('empty') })
    expect(await agent.work(scene.task('x', { workspace: join(scene.folder, 'none') }), scene.context())).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('workspace') })
    expect(await createPiAgent({ pi: join(scene.folder, 'pi.mjs') }).work(scene.task(), scene.context())).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('npm install') })
    expect(scene.emulator.requests).toEqual([])
  })

  test.each<[string, ReplyInput]>([
    ['a write that was cut', { ...write('app.py', 'half '.repeat(100)), fault: { kind: 'cut', afterPieces: 6 } }],
    ['a write without its end', { ...write('app.py', 'half'), fault: { kind: 'no-finish' } }],
    ['half an event', { ...write('app.py', 'half'), fault: { kind: 'malformed', afterPieces: 2 } }],
  ])('tries again after %s, and the file is what it was', async (_what, reply) => {
    const scene = await openScene([{ reply }, done])
    writeFileSync(join(scene.workspace, 'app.py'), 'whole\n')
    const result = await createPiAgent().work(scene.task(), scene.context())
    expect(result).toMatchObject({ outcome: 'finished', usage: { requests: 2 } })
    expect(readFileSync(join(scene.workspace, 'app.py'), 'utf8')).toBe('whole\n')
  })

  test('stops where a write reached the token limit, and the file is what it was', async () => {
    const scene = await openScene([{ reply: { ...write('app.py', 'half'), finishReason: 'length' } }, done])
    writeFileSync(join(scene.workspace, 'app.py'), 'whole\n')
    const result = await createPiAgent().work(scene.task(), scene.context())
    expect(result).toMatchObject({ outcome: 'failed', claim: null, detail: expect.stringContaining('token limit') })
    expect(readFileSync(join(scene.workspace, 'app.py'), 'utf8')).toBe('whole\n')
  })

  test.each<[string, ReplyInput, string]>([
    ['nothing', { text: '' }, 'empty'],
    ['blanks', { text: ' \n ' }, 'empty'],
    ['half a text', { text: 'RESULT: success', finishReason: 'length' }, 'length'],
    ['a refusal of its filter', { text: 'RESULT: success', finishReason: 'content_filter' }, 'filter'],
    ['no credit', { fault: { kind: 'status', status: 402, message: 'You have exceeded your monthly included credits' } }, 'monthly included credits'],
    ['no right', { fault: { kind: 'status', status: 403 } }, 'could not go on'],
    ['no such model', { fault: { kind: 'status', status: 400, message: 'not supported by any provider', code: 'model_not_supported' } }, 'not supported'],
  ])('fails on %s', async (_what, reply, detail) => {
    const scene = await openScene([always(reply)])
    const result = await createPiAgent().work(scene.task(), scene.context())
    expect(result).toMatchObject({ outcome: 'failed', detail: expect.stringContaining(detail) })
  })

  test('fails when credit ends in the middle, and keeps what was written', async () => {
    const scene = await openScene([{ when: { turn: 0 }, reply: write('app.py', 'print(1)\n') }, always({ fault: { kind: 'status', status: 402 } })])
    expect(await createPiAgent().work(scene.task(), scene.context())).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('402'), usage: { requests: 2 } })
    expect(readFileSync(join(scene.workspace, 'app.py'), 'utf8')).toBe('print(1)\n')
  })

  test.each([
    ['requests', { maxRequests: 5, maxUsd: 10, maxSeconds: 60 }, 5],
    ['money', { maxRequests: 100, maxUsd: 0.0003, maxSeconds: 60 }, undefined],
  ])('ends an endless loop that has used up its %s', async (_what, limits, requests) => {
    const scene = await openScene([always(bash('true'))])
    const result = await createPiAgent().work(scene.task(), scene.context({ limits }))
    expect(result).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('budget of the agent is exhausted') })
    expect(result.usage.requests).toBe(requests ?? scene.emulator.requests.length)
    expect(scene.emulator.requests.length).toBeLessThan(20)
  })

  test('ends at the limit of time with all that it started', async () => {
    const scene = await openScene([{ reply: bash('setsid sleep 987.321 & sleep 987.321') }])
    const result = await createPiAgent().work(scene.task(), scene.context({ limits: { maxRequests: 5, maxUsd: 1, maxSeconds: 3 } }))
    expect(result).toMatchObject({ outcome: 'failed', detail: 'the agent did not end within 3 s' })
    expect(findProcesses('987.321')).toEqual([])
  })

  test.each([4, 2] as const)('is canceled with all that it started at level %i', async (level) => {
    const scene = await openScene([{ reply: bash('sleep 987.432 & sleep 987.432') }])
    const controller = new AbortController()
    const reason = new Error('enough')
    const working = createPiAgent({ level }).work(scene.task(), scene.context({ signal: controller.signal }))
    await expect.poll(() => findProcesses('987.432').length).toBeGreaterThan(0)
    controller.abort(reason)
    await expect(working).rejects.toBe(reason)
    expect(findProcesses('987.432')).toEqual([])
  })

  test('is told when the router stalls, and goes on', async () => {
    const scene = await openScene([{ reply: { text: 'never whole', fault: { kind: 'hang', afterPieces: 1 } } }, done])
    const result = await createPiAgent({ stallMs: 500, waitMs: 200 }).work(scene.task(), scene.context())
    expect(result).toMatchObject({ outcome: 'finished', usage: { requests: 2 } })
    expect(scene.events.map(({ data }) => data['status'])).toContain(504)
  })

  test('that is killed is a failed round with its trace', async () => {
    const scene = await openScene([{ when: { turn: 0 }, reply: bash('kill -9 $PPID; sleep 5') }, done])
    const result = await createPiAgent().work(scene.task(), scene.context())
    expect(result).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('signal 9') })
    expect(listFiles(scene.traces)).toHaveLength(1)
  })

  test('takes no orders from the workspace', async () => {
    const scene = await openScene([{ when: { turn: 0 }, reply: bash('ls -A; mkdir -p .pi/extensions; echo "globalThis.process.exit(9)" > .pi/extensions/evil.js; echo evil-words > AGENTS.md') }, done])
    const at = (path: string) => join(scene.workspace, path)
    for (const folder of ['.pi/extensions', '.agents/skills/evil']) mkdirSync(at(folder), { recursive: true })
    writeFileSync(at('.pi/extensions/evil.js'), `require('node:fs').writeFileSync(${JSON.stringify(at('ran'))}, '')`)
    writeFileSync(at('.pi/SYSTEM.md'), 'evil-words')
    writeFileSync(at('.pi/settings.json'), '{"extensions":["./extensions/evil.js"]}')
    writeFileSync(at('.agents/skills/evil/SKILL.md'), '---\nname: evil\ndescription: evil-words\n---\n')
    for (const name of ['AGENTS.md', 'CLAUDE.md', 'Claude.md']) writeFileSync(at(name), 'evil-words')
    const first = await createPiAgent().work(scene.task(), scene.context())
    expect(first).toMatchObject({ outcome: 'finished' })
    expect(JSON.stringify(messagesOf(scene))).not.toContain('evil')
    expect(readdirSync(scene.workspace)).not.toContain('ran')
    // What the agent itself has left is gone before the next round as well.
    scene.emulator.addRule(done)
    expect(await createPiAgent().work(scene.task('Go on.', { round: 1 }), scene.context())).toMatchObject({ outcome: 'finished' })
    expect(readdirSync(scene.workspace).filter((name) => /pi|agents/i.test(name))).toEqual([])
  })

  test('speaks to no other model when its configuration is broken', async () => {
    const scene = await openScene([{ when: { turn: 0 }, reply: bash('echo "{" > "$PI_CODING_AGENT_DIR/models.json"; cd / && env | grep -c PI_CODING') }, { when: { turn: 1 }, reply: bash('curl -s -m 3 https://router.huggingface.co/v1/models || echo closed') }, done])
    const result = await createPiAgent().work(scene.task(), scene.context())
    expect(result.output).toContain('closed')
    expect(scene.emulator.requests.length).toBe(result.usage.requests)
    // The next round begins with a file of its own.
    expect(await createPiAgent().work(scene.task(), scene.context())).toMatchObject({ outcome: 'finished' })
  })

  test.each([4, 2] as const)('finds the key nowhere at level %i', async (level) => {
    const search = [
      'env; echo "token=$HF_TOKEN"',
      'cat /proc/self/environ /proc/$PPID/environ /proc/1/environ 2>/dev/null | tr "\\0" "\\n"',
      'for p in /proc/[0-9]*; do tr "\\0" " " < $p/cmdline; tr "\\0" "\\n" < $p/environ; done 2>/dev/null',
      'grep -rIl PlantedToken "$HOME" "$PI_CODING_AGENT_DIR" . /tmp 2>/dev/null; cat "$PI_CODING_AGENT_DIR"/*.json',
      'cat /root/.cache/huggingface/token /etc/shadow 2>&1',
    ]
    const scene = await openScene([...search.map((command): RuleInput => ({ reply: bash(command) })), done])
    const result = await createPiAgent({ level }).work(scene.task(), scene.context())
    expect(result).toMatchObject({ outcome: 'finished', usage: { requests: search.length + 1 } })
    const seen = [told(scene), JSON.stringify(result), JSON.stringify(scene.events), ...listFiles(scene.folder).map((path) => readFileSync(path, 'utf8'))]
    expect(seen.filter((text) => text.includes(plantedToken.slice(3)))).toEqual([])
    expect(told(scene)).toContain('token=placeholder-')
    for (const request of scene.emulator.requests) expect(request.headers['authorization']).toBe('[redacted]')
  })

  test('reaches neither the network nor a server of this machine', async () => {
    const secret = createServer((_request, response) => response.end('from-another-server'))
    await new Promise<void>((resolve) => secret.listen(0, '127.0.0.1', resolve))
    const { port } = secret.address() as AddressInfo
    try {
      for (const level of [4, 2] as const) {
        const scene = await openScene([{ reply: bash(`python3 -c "import urllib.request as u; print(u.urlopen('http://127.0.0.1:${port}', timeout=3).read())" 2>&1 | tail -1`) }, done])
        expect(await createPiAgent({ level }).work(scene.task(), scene.context())).toMatchObject({ outcome: 'finished' })
        expect(told(scene)).not.toContain('from-another-server')
      }
    } finally {
      secret.close()
    }
  })

  test('leaves a private trace that is redacted without losing a line', async () => {
    const secret = `hf_${'A1b2C3'.repeat(6)}`
    const scene = await openScene([{ reply: bash(`printf 'line\\n${secret}\\n'`) }, done])
    await createPiAgent().work(scene.task(), scene.context())
    const [file = ''] = listFiles(scene.traces)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const raw = readFileSync(file, 'utf8')
    expect(raw).toContain(secret)
    const { text = '', lines, droppedLines, findings } = redactTrace(raw, createRedactor())
    expect([lines, droppedLines]).toEqual([raw.trim().split('\n').length, 0])
    expect(text).not.toContain(secret)
    expect(Object.values(findings).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
    const ids = (trace: string) => trace.trim().split('\n').map((line) => (JSON.parse(line) as { id: string }).id)
    expect(ids(text)).toEqual(ids(raw))
  })

  test('runs as one file, at the least level, in a folder below a private one', async () => {
    const scene = await openScene([{ reply: write('app.py', 'print(1)\n') }, done])
    const packageFolder = join(import.meta.dirname, '../..')
    const tsup = join(packageFolder, '../../node_modules/tsup/dist/cli-default.js')
    execFileSync(process.execPath, [tsup, '--config', 'pi.tsup.config.ts', '--silent', '--out-dir', scene.folder], { cwd: packageFolder, env: { PATH: process.env['PATH'] }, stdio: 'pipe' })
    const pi = join(scene.folder, 'pi/pi.mjs')
    const workspace = join(scene.folder, 'private/workspace')
    mkdirSync(workspace, { recursive: true, mode: 0o700 })
    expect(await createPiAgent({ pi, level: 2 }).work(scene.task('Write.', { workspace }), scene.context())).toMatchObject({ outcome: 'finished', sandboxLevel: 2 })
    expect(readFileSync(join(workspace, 'app.py'), 'utf8')).toBe('print(1)\n')
  })

  test('leaves nothing behind but the workspace and the trace', async () => {
    const scene = await openScene([{ reply: write('app.py', 'print(1)\n') }, done])
    const temporaryFolder = mkdtempSync(join(tmpdir(), 'nc-agent-left-'))
    try {
      await createPiAgent({ temporaryFolder }).work(scene.task(), scene.context())
      expect(readdirSync(temporaryFolder)).toEqual([])
      expect(listFiles(scene.workspace).map((path) => path.slice(scene.workspace.length))).toEqual(['/app.py'])
    } finally {
      rmSync(temporaryFolder, { recursive: true, force: true })
    }
  })
})
