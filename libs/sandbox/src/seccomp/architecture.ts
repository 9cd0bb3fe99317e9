/** Architectures with a table of system calls. Elsewhere there is no filter, and no level above 0. */
export type Architecture = 'x86_64' | 'arm64'

/** `AUDIT_ARCH_*` of linux/audit.h, which the kernel hands to the filter with each call. */
export const auditArchitecture = { x86_64: 0xc000003e, arm64: 0xc00000b7 } as const satisfies Record<Architecture, number>

/** From the name that Node gives (`process.arch`). */
export function findArchitecture(nodeArchitecture: string): Architecture | undefined {
  return nodeArchitecture === 'x64' ? 'x86_64' : nodeArchitecture === 'arm64' ? 'arm64' : undefined
}
