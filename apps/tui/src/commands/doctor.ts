import { spawnSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLocalEngine } from '@naturalcad/cad-engine'
import type { Command } from '../arguments/parse-arguments.ts'
import { formatTable } from '../output/table.ts'
import { version } from '../version.ts'
import type { CommandContext } from './command-context.ts'

interface Finding {
  name: string
  /** `missing` is something optional that is not there. */
  status: 'ok' | 'missing' | 'broken'
  detail: string
}

/** Says what is there. The exit code is 1 where something is broken, and 0 where only something optional is missing. */
export async function doctor({ json }: Extract<Command, { name: 'doctor' }>, { environment, terminal, signal }: CommandContext): Promise<number> {
  const { backendUrl, dataDir, keys } = environment
  const findings: Finding[] = [
    { name: 'naturalcad', status: 'ok', detail: version },
    { name: 'node', status: 'ok', detail: process.version },
    await checkKernel(signal),
    await checkDataFolder(dataDir),
    checkPython(),
    backendUrl === undefined
      ? { name: 'server', status: 'missing', detail: 'NATURALCAD_BACKEND_URL is not set; the local engine makes parts' }
      : await checkServer(backendUrl, signal),
    ...Object.entries(keys).map(([name, isSet]): Finding => ({ name, status: isSet ? 'ok' : 'missing', detail: isSet ? 'set' : 'not set; not needed for the local engine' })),
  ]
  const broken = findings.filter(({ status }) => status === 'broken').map(({ name }) => name)
  if (json) terminal.out.write(`${JSON.stringify({ ok: broken.length === 0, findings })}\n`)
  else
    terminal.out.write(
      formatTable(
        findings.map(({ name, status, detail }) => [name, status, detail]),
        terminal.columns,
      ),
    )
  if (broken.length === 0) return 0
  terminal.err.write(`naturalcad: not in order: ${broken.join(', ')}\n`)
  return 1
}

async function checkKernel(signal: AbortSignal): Promise<Finding> {
  const engine = createLocalEngine()
  const startedAt = performance.now()
  try {
    const { report } = await engine.run({ script: 'from build123d import *\nresult = Box(1, 1, 1)', formats: ['step'] }, { signal })
    const isRight = Math.abs(report.measures.volume - 1) < 1e-9
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    return { name: 'kernel', status: isRight ? 'ok' : 'broken', detail: isRight ? `a cube of 1 mm, proven, in ${seconds} s` : `a cube of 1 mm has the volume ${report.measures.volume}` }
  } catch (error) {
    if (signal.aborted) throw error
    return { name: 'kernel', status: 'broken', detail: error instanceof Error ? error.message : String(error) }
  } finally {
    await engine.close()
  }
}

async function checkDataFolder(dataDir: string): Promise<Finding> {
  const probe = join(dataDir, `.partial-doctor-${process.pid}`)
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await writeFile(probe, '')
    return { name: 'data folder', status: 'ok', detail: dataDir }
  } catch (error) {
    return { name: 'data folder', status: 'broken', detail: error instanceof Error ? error.message : String(error) }
  } finally {
    await rm(probe, { force: true }).catch(() => undefined)
  }
}

/** Real build123d is a peer of the embedded kernel, never a need. */
function checkPython(): Finding {
  const probe = 'import sys, importlib.metadata as m; print(sys.version.split()[0], m.version("build123d"))'
  const { status, stdout } = spawnSync('python3', ['-c', probe], { encoding: 'utf8', timeout: 10_000, stdio: ['ignore', 'pipe', 'ignore'] })
  if (status !== 0) return { name: 'python', status: 'missing', detail: 'no python3 with build123d on PATH; the embedded kernel needs none' }
  const [python, build123d] = stdout.trim().split(' ')
  return { name: 'python', status: 'ok', detail: `Python ${python ?? ''} with build123d ${build123d ?? ''}` }
}

async function checkServer(backendUrl: string, signal: AbortSignal): Promise<Finding> {
  try {
    const url = new URL('/livez', backendUrl)
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]), redirect: 'error' })
    await response.body?.cancel()
    return { name: 'server', status: response.ok ? 'ok' : 'broken', detail: `${url.host} answers ${response.status}` }
  } catch (error) {
    if (signal.aborted) throw error
    return { name: 'server', status: 'broken', detail: `${backendUrl.replace(/\/\/[^@/]*@/, '//')} does not answer; parts are made by the local engine` }
  }
}
