import type { GuardedText, GuardPolicy } from '@naturalcad/code-guard'
import type { CompiledKernel } from '@naturalcad/cad-kernel'
import type { Problem } from '@naturalcad/contracts/errors'
import type { Execution, ExecutionJob, PartStep } from '@naturalcad/contracts/part'
import type { ExecutionLimits } from '../runtime/limits.ts'

/** From the host to the worker. */
export type WorkerRequest =
  /** The first message: makes the worker load its kernel. */
  | { type: 'start'; policies: readonly GuardPolicy[]; kernelModule?: CompiledKernel; kernelUrl?: string; stackBytes?: number }
  | { type: 'run'; id: number; text: GuardedText; source: string; job: ExecutionJob; limits: ExecutionLimits; remainingMs?: number }

/** From the worker to the host. */
export type WorkerReply =
  | { type: 'ready' }
  | { type: 'unavailable'; problem: Problem }
  | { type: 'step'; id: number; step: PartStep }
  | { type: 'output'; id: number; text: string }
  | { type: 'done'; id: number; execution: Execution; state: WorkerState }
  | { type: 'failed'; id: number; problem: Problem; state: WorkerState }

export interface WorkerState {
  /** Size of the kernel's memory, which never shrinks. */
  memoryBytes: number
  /** The kernel has trapped: nothing it makes from now on can be trusted. */
  isBroken: boolean
}

/** The worker's end of the line, in Node and in browsers. */
export interface WorkerPort {
  post(reply: WorkerReply, transfer?: readonly ArrayBuffer[]): void
  listen(receive: (request: WorkerRequest) => void): void
}
