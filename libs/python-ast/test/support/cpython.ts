import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type ParseOptions, parse, type SyntaxProblem, toCanonical } from '@naturalcad/python-ast'
import { digest, dumpModule } from './dump.ts'

export interface Program {
  name: string
  source: string
  /** Where CPython can read it itself. */
  path?: string
}

/** How two parsers judged one program. */
export interface Verdict {
  program: Program
  problem: SyntaxProblem | undefined
  accepted: boolean
  acceptedByCpython: boolean
  /** Both accept, and trees, values and positions are the same. */
  sameTree: boolean
  /** CPython gives our canonical text the same tree. */
  sameCanonical: boolean
  compiles: boolean
}

interface Answer {
  id: number
  accepted: boolean
  dump?: string
  canonicalAgrees?: boolean
  compiles?: boolean
}

/** Parses programs here and in one CPython process, and compares. */
export function compareWithCpython(python: string, programs: readonly Program[], options: ParseOptions): Verdict[] {
  const ours = programs.map(({ source }) => parse(source, options))
  const jobs = programs.map((program, id) => {
    const result = ours[id]
    const text = program.path === undefined ? { source: program.source } : { path: program.path }
    return { id, ...text, ...(result?.ok === true ? { canonical: toCanonical(result).text } : {}) }
  })
  const answers = askCpython(python, jobs)
  return programs.map((program, id) => {
    const result = ours[id]
    const answer = answers[id]
    if (result === undefined || answer === undefined) throw new Error(`no answer for ${program.name}`)
    return {
      program,
      problem: result.ok ? undefined : result.problems[0],
      accepted: result.ok,
      acceptedByCpython: answer.accepted,
      sameTree: result.ok && answer.dump === digest(dumpModule(result.module)),
      sameCanonical: answer.canonicalAgrees === true,
      compiles: answer.compiles === true,
    }
  })
}

/** What both parsers make of one program, for a failure's message. */
export function explain(python: string, { program }: Verdict, options: ParseOptions): string {
  const result = parse(program.source, options)
  if (!result.ok) return `${program.name}: ${result.problems[0]?.message ?? ''}`
  const [answer] = askCpython(python, [{ id: 0, source: program.source, canonical: toCanonical(result).text, full: true }])
  const ours = dumpModule(result.module)
  const theirs = answer?.dump ?? 'refused'
  let at = 0
  while (at < ours.length && ours[at] === theirs[at]) at += 1
  return `${program.name}\nours    …${ours.slice(Math.max(0, at - 80), at + 120)}\nCPython …${theirs.slice(Math.max(0, at - 80), at + 120)}`
}

function askCpython(python: string, jobs: readonly object[]): Answer[] {
  const input = jobs.map((job) => `${JSON.stringify(job)}\n`).join('')
  const { status, stdout, stderr } = spawnSync(python, [join(import.meta.dirname, 'cpython_dump.py')], { input, encoding: 'utf8', maxBuffer: 2 ** 30 })
  if (status !== 0) throw new Error(`CPython ended with ${status}: ${stderr}`)
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer)
}
