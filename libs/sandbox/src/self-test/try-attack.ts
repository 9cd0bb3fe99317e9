import { spawn } from 'node:child_process'
import type { Sandbox } from '../create-sandbox.ts'
import { interpreterFolders } from '../interpreter-folders.ts'
import type { Limits } from '../launch/limits.ts'
import { isRoot, sandboxUid } from '../launch/user.ts'
import type { Attack, AttackProfile, SceneFacts } from './attack.ts'

const MiB = 2 ** 20

/** So low that a bounded attack goes beyond them. */
const limits: Partial<Limits> = {
  memoryBytes: 256 * MiB, tasks: 24, fileBytes: 8 * MiB, temporaryBytes: 16 * MiB, openFiles: 128, cpuSeconds: 20, outputBytes: MiB / 16,
}
const deadlineMs = 30_000

const prelude = (facts: SceneFacts) => `scene = ${JSON.stringify(facts)}\n`
const reached = (output: string) => /^REACHED$/m.test(output)

/** As the sandbox's user, but without a sandbox: true when the attack reaches its effect. */
export async function showAttack(attack: Attack, facts: SceneFacts, python: string): Promise<boolean> {
  const user = isRoot() ? { uid: sandboxUid, gid: sandboxUid } : {}
  const child = spawn(python, ['-I', '-c', prelude(facts) + attack.program], {
    cwd: '/', env: { TMPDIR: facts.folder, PATH: '/usr/bin:/bin' }, stdio: ['ignore', 'pipe', 'ignore'], timeout: deadlineMs, killSignal: 'SIGKILL', ...user,
  })
  let tail = ''
  child.stdout.on('data', (chunk: Buffer) => (tail = (tail + chunk.toString()).slice(-100)))
  await new Promise((resolve) => child.once('close', resolve).once('error', resolve))
  return reached(tail)
}

/** True when the attack does not reach its effect. A sandbox that does not start is an error, not a success. */
export async function isContained(attack: Attack, profile: AttackProfile, facts: SceneFacts, sandbox: Sandbox, python: string): Promise<boolean> {
  const common = { limits, deadlineMs: attack.deadlineMs ?? deadlineMs }
  const program = prelude(facts) + attack.program
  if (profile === 'script') return !reached(Buffer.from((await sandbox.runScript({ ...common, python, program })).stdout).toString())
  const ports = profile === 'connected' ? { ports: { out: [{ port: facts.openPort, to: { host: '127.0.0.1', port: facts.openPort } }] } } : {}
  const child = await sandbox.startProcess({ ...common, ...ports, command: [python, '-I', '-c', program], readOnly: interpreterFolders(python) })
  child.stdin.end()
  child.stderr.resume()
  let output = ''
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) output += chunk.toString()
  await child.ended
  return !reached(output)
}
