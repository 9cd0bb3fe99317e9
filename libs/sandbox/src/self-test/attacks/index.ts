import type { Attack } from '../attack.ts'
import { fileAttacks } from './files.ts'
import { kernelAttacks } from './kernel.ts'
import { networkAttacks } from './network.ts'
import { processAttacks } from './processes.ts'
import { resourceAttacks } from './resources.ts'

export const attacks: readonly Attack[] = [...networkAttacks, ...fileAttacks, ...processAttacks, ...resourceAttacks, ...kernelAttacks]
