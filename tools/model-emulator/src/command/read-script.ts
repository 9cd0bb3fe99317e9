import { readFileSync } from 'node:fs'
import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { ModelScriptInput } from '../script/model-script.ts'

/** What it holds is checked when the emulator starts. */
export function readScript(file: string): ModelScriptInput {
  let script: unknown
  try {
    script = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw refuse(file, error instanceof Error ? error.message : String(error), error)
  }
  if (typeof script !== 'object' || script === null || Array.isArray(script)) throw refuse(file, 'it is not a JSON object')
  const unknown = Object.keys(script).filter((key) => !['models', 'rules', '$schema'].includes(key))
  if (unknown.length > 0) throw refuse(file, `it has the unknown member "${unknown[0] ?? ''}"`)
  return script
}

function refuse(file: string, reason: string, cause?: unknown): NaturalCadError {
  return new NaturalCadError('INVALID_REQUEST', `Cannot read the script ${file}: ${reason}`, { cause, remedy: 'Give a JSON file with "models" and "rules".' })
}
