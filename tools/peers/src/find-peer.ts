import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * `python` is CPython itself, `huggingface_hub 1` and `moto` are environments of their own (with the line 1 of that library; with an S3
 * server and the clients `aws` and `s3cmd`), `bubblewrap` and `chromium` are those of the operating system; the others are CPython with
 * a library of the name in it.
 */
export const peerNames = ['python', 'build123d', 'huggingface_hub', 'huggingface_hub 1', 'gradio_client', 'uv', 'moto', 'bubblewrap', 'chromium'] as const
export type PeerName = (typeof peerNames)[number]

export type FoundPeer = { name: PeerName; found: true; program: string; version: string } | { name: PeerName; found: false; reason: string }

const tools = join(import.meta.dirname, '../../../.tools')
const environments: Partial<Record<PeerName, string>> = { 'huggingface_hub 1': 'python-hub-1', moto: 'python-s3' }
/** The programs of the operating system, with the package of Debian that brings them. */
const systemPrograms = { bubblewrap: 'bwrap', chromium: 'chromium' } as const

/** Looks for the program where `./dev python` or the operating system puts it; starts nothing but its version query. */
export function findPeer(name: PeerName): FoundPeer {
  if (name === 'bubblewrap' || name === 'chromium') return findSystemProgram(name)
  const home = join(tools, environments[name] ?? 'python')
  const program = join(home, 'bin/python')
  const installed = join(home, 'requirements.installed.txt')
  if (!existsSync(program) || !existsSync(installed)) return { name, found: false, reason: 'run ./dev python first' }
  if (name !== 'python') {
    const version = new RegExp(`^${name.replace(' 1', '')}==(.+)$`, 'm').exec(readFileSync(installed, 'utf8'))?.[1]
    return version === undefined ? { name, found: false, reason: `run ./dev python again: what it installed does not have ${name}` } : { name, found: true, program, version }
  }
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return status === 0 ? { name, found: true, program, version: stdout.trim().replace('Python ', '') } : { name, found: false, reason: `${program} does not start` }
}

function findSystemProgram(name: keyof typeof systemPrograms): FoundPeer {
  const { status, stdout } = spawnSync(systemPrograms[name], ['--version'], { encoding: 'utf8' })
  const version = /\d+(\.\d+)+/.exec(stdout ?? '')?.[0]
  if (status !== 0 || version === undefined) return { name, found: false, reason: `apt-get install ${name}` }
  return { name, found: true, program: systemPrograms[name], version }
}
