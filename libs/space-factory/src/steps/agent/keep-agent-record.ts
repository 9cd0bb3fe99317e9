import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { redactTrace } from '../../agent/traces/redact-trace.ts'
import type { StepContext } from '../../run/step.ts'

/** Characters of one round that are kept: a command may print without end. */
const maxOutput = 500_000

/** What the agent printed, after that of the rounds before. */
export async function keepOutput({ files, round }: Pick<StepContext, 'files' | 'round'>, output: string): Promise<void> {
  const path = 'logs/pi_output.txt'
  const mark = `--- round ${round} ---\n`
  const before = round === 0 ? '' : ((await files.readText(path)) ?? '')
  // A round that was begun again after a kill stands in its own place.
  const at = before.indexOf(mark)
  await files.writeText(path, `${at < 0 ? before : before.slice(0, at)}${mark}${output.length > maxOutput ? `${output.slice(0, maxOutput)}\n[cut: ${output.length} characters]\n` : output}`)
}

/** Sessions of the agent: whole in `traces/raw`, which stays private, and without secrets in `traces/redacted`. */
export async function keepTraces({ files, redactor, report }: Pick<StepContext, 'files' | 'redactor' | 'report'>, folder: string): Promise<void> {
  for (const name of await listTraces(folder)) {
    const bytes = await readFile(join(folder, name))
    await files.writeBytes(`traces/raw/${name}`, bytes)
    const { text, ...counts } = redactTrace(bytes.toString('utf8'), redactor)
    if (text !== undefined) await files.writeText(`traces/redacted/${name}`, text)
    await report('agent.trace', text === undefined ? `${name} is kept raw only: a secret was still found in it` : `${name} is kept`, { name, ...counts }, text === undefined ? 'warning' : 'debug')
  }
}

async function listTraces(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).toSorted()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
