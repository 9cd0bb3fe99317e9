import type { Bind } from './arguments.ts'

export interface Stage {
  /** What root starts: it shows the folders at new places, then gives up its rights and goes on with the next command. */
  command: string[]
  /** The binds of the next command, from where it finds them. */
  binds: Bind[]
}

export interface StageOptions {
  bubblewrap: string
  setpriv: string
  uid: number
  binds: readonly Bind[]
}

/**
 * Root does not sandbox as root, since the limit on processes does not bind it; and the user it becomes could not walk through a private
 * folder to what is to be bound. So a first bubblewrap, still root, shows each at `/tmp/<number>`.
 * It has a namespace of processes as well, because root without its rights may not kill another user: when the one who started it dies, the
 * first process in that namespace dies with it, and the kernel ends the rest.
 */
export function stageAsRoot({ bubblewrap, setpriv, uid, binds }: StageOptions): Stage {
  const staged = binds.map((bind, index) => ({ ...bind, from: `/tmp/${index}` }))
  const shown = binds.flatMap(({ from, writable }, index) => [writable ? '--bind' : '--ro-bind', from, `/tmp/${index}`])
  return {
    command: [bubblewrap, '--unshare-pid', '--dev-bind', '/', '/', '--tmpfs', '/tmp', ...shown, '--die-with-parent', '--', ...becomeUser(setpriv, uid)],
    binds: staged,
  }
}

export function becomeUser(setpriv: string, uid: number): string[] {
  return [setpriv, `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--no-new-privs', '--inh-caps=-all']
}
