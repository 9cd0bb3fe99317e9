import type { Sandbox } from '../create-sandbox.ts'
import type { Layers, SandboxLevel } from '../level.ts'
import { findProgram } from '../launch/tools.ts'
import type { Attack, AttackProfile, SceneFacts } from './attack.ts'
import { attacks as allAttacks } from './attacks/index.ts'
import { createScene } from './scene.ts'
import { isContained, showAttack } from './try-attack.ts'

export interface SelfTestRow {
  attack: string
  tries: string
  profile: AttackProfile
  /** The lowest level that contains it. */
  containedFrom: SandboxLevel
  /** It reached its effect without a sandbox; otherwise this machine refuses it by itself. */
  shown: boolean
  contained: boolean
  /** Whether the level that was tested promises to contain it. */
  promised: boolean
}

export interface SelfTestReport {
  level: SandboxLevel
  layers: Layers
  reasons: readonly string[]
  /** Every promise was kept. */
  passed: boolean
  rows: SelfTestRow[]
}

export interface SelfTestOptions {
  sandbox: Sandbox
  /** The interpreter that the attacks run in. @default the operating system's */
  python?: string
  attacks?: readonly Attack[]
  onRow?: (row: SelfTestRow) => void
}

/** Lets every attack loose, first without the sandbox, then in each profile, and tells which promises were kept. */
export async function runSelfTest({ sandbox, python = findProgram('python3') ?? 'python3', attacks = allAttacks, onRow }: SelfTestOptions): Promise<SelfTestReport> {
  const scene = await createScene()
  const rows: SelfTestRow[] = []
  try {
    for (const attack of attacks) rows.push(...(await testAttack(attack, scene.facts, sandbox, python, onRow)))
  } finally {
    await scene.close()
  }
  const { level, layers, reasons } = sandbox
  return { level, layers, reasons, passed: rows.every(({ promised, contained }) => contained || !promised), rows }
}

async function testAttack(attack: Attack, facts: SceneFacts, sandbox: Sandbox, python: string, onRow: SelfTestOptions['onRow']): Promise<SelfTestRow[]> {
  const profiles = Object.entries(attack.containedFrom) as [AttackProfile, SandboxLevel][]
  const shown = await showAttack(attack, facts, python)
  const rows: SelfTestRow[] = []
  // One after the other: two attacks on memory at once would be more than was agreed.
  for (const [profile, containedFrom] of profiles) {
    if (profile === 'connected' && !canReachPort(sandbox)) continue
    const contained = await isContained(attack, profile, facts, sandbox, python)
    const row = { attack: attack.name, tries: attack.tries, profile, containedFrom, shown, contained, promised: sandbox.level >= containedFrom }
    onRow?.(row)
    rows.push(row)
  }
  return rows
}

/** Elsewhere such a process is refused, and never starts. */
function canReachPort({ layers: { bubblewrap, landlockAbi, seccomp } }: Sandbox): boolean {
  return bubblewrap || (landlockAbi >= 4 && seccomp)
}
