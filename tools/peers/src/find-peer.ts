import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `python` is CPython itself, `bubblewrap` the one of the operating system; the others are that Python with a library of the name in it. */
export type PeerName = 'python' | 'build123d' | 'huggingface_hub' | 'bubblewrap'

export type FoundPeer = { name: PeerName; found: true; program: string; version: string } | { name: PeerName; found: false; reason: string }

const home = join(import.meta.dirname, '../../../.tools/python')
const program = join(home, 'bin/python')

/** Looks for the program where `./dev python` puts it; starts nothing but its version query. */
export function findPeer(name: PeerName): FoundPeer {
  if (name === 'bubblewrap') return findBubblewrap()
  const installed = join(home, 'requirements.installed.txt')
  if (!existsSync(program) || !existsSync(installed)) return { name, found: false, reason: 'run ./dev python first' }
  if (name !== 'python') {
    const version = new RegExp(`^${name}==(.+)$`, 'm').exec(readFileSync(installed, 'utf8'))?.[1]
    return version === undefined ? { name, found: false, reason: `run ./dev python again: what it installed does not have ${name}` } : { name, found: true, program, version }
  }
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return status === 0 ? { name, found: true, program, version: stdout.trim().replace('Python ', '') } : { name, found: false, reason: `${program} does not start` }
}

function findBubblewrap(): FoundPeer {
  const name = 'bubblewrap'
  const { status, stdout } = spawnSync('bwrap', ['--version'], { encoding: 'utf8' })
  if (status !== 0) return { name, found: false, reason: 'apt-get install bubblewrap' }
  return { name, found: true, program: 'bwrap', version: stdout.trim().replace('bubblewrap ', '') }
}
