/** How much stands between a process and this machine; see `levels`. */
export type SandboxLevel = 0 | 1 | 2 | 3 | 4

export const levels = {
  0: 'limits and a deadline, nothing else',
  1: 'seccomp and limits',
  2: 'Landlock, seccomp and limits',
  3: 'bubblewrap, Landlock, seccomp and limits',
  4: 'bubblewrap, Landlock, seccomp, limits and a cgroup',
} as const satisfies Record<SandboxLevel, string>

/** What a machine allows, or what a sandbox uses of it. */
export interface Layers {
  bubblewrap: boolean
  /** The ABI of Landlock; 0 without. 4 and later refuse TCP, 6 and later signals and abstract sockets. */
  landlockAbi: number
  seccomp: boolean
  cgroup: boolean
}

export function levelOf({ bubblewrap, landlockAbi, seccomp, cgroup }: Layers): SandboxLevel {
  if (!seccomp) return 0
  if (landlockAbi === 0) return 1
  if (!bubblewrap) return 2
  return cgroup ? 4 : 3
}

/** Leaves out what lies above `level`, to try a lower one on a machine that allows more. */
export function limitLayers(layers: Layers, level: SandboxLevel): Layers {
  return {
    bubblewrap: layers.bubblewrap && level >= 3,
    landlockAbi: level >= 2 ? layers.landlockAbi : 0,
    seccomp: layers.seccomp && level >= 1,
    cgroup: layers.cgroup && level >= 4,
  }
}
