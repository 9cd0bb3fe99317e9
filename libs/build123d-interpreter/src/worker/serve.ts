import { loadKernel, type Kernel } from '@naturalcad/cad-kernel'
import { NaturalCadError, toProblem } from '@naturalcad/contracts/errors'
import { createGuardAgain, type GuardAgain } from '../job/guards.ts'
import { runJob } from '../job/run-job.ts'
import type { WorkerPort, WorkerRequest } from './messages.ts'

type StartRequest = Extract<WorkerRequest, { type: 'start' }>
type RunRequest = Extract<WorkerRequest, { type: 'run' }>

interface Bench {
  kernel: Kernel
  guardAgain: GuardAgain
  stackBytes: number | undefined
}

/** Answers a host: loads the kernel once, then runs one job after the other. */
export function serve(port: WorkerPort): void {
  let bench: Promise<Bench> | undefined
  port.listen((request) => {
    if (request.type === 'start') {
      bench = prepare(request)
      bench.then(
        () => port.post({ type: 'ready' }),
        (error: unknown) => port.post({ type: 'unavailable', problem: toProblem(NaturalCadError.from(error)) }),
      )
      return
    }
    // A kernel that did not load has been reported; the host sends no job to it.
    bench?.then(
      (ready) => run(ready, request, port),
      () => {},
    )
  })
}

async function prepare({ policies, kernelModule, kernelUrl, stackBytes }: StartRequest): Promise<Bench> {
  const kernel = await loadKernel({
    ...(kernelModule === undefined ? {} : { module: kernelModule }),
    ...(kernelUrl === undefined ? {} : { locateFile: () => kernelUrl }),
  })
  return { kernel, guardAgain: createGuardAgain(policies), stackBytes }
}

function run({ kernel, guardAgain, stackBytes }: Bench, request: RunRequest, port: WorkerPort): void {
  const { id, text, source, job, limits, remainingMs } = request
  const end = remainingMs === undefined ? undefined : performance.now() + remainingMs
  const checkDeadline = () => {
    if (end !== undefined && performance.now() > end) throw new NaturalCadError('DEADLINE_EXCEEDED', 'the script was not done in time')
  }
  const state = () => ({ memoryBytes: kernel.memoryBytes, isBroken: kernel.isBroken })
  try {
    const execution = runJob({
      kernel,
      script: guardAgain(text),
      source,
      job,
      limits,
      ...(stackBytes === undefined ? {} : { stackBytes }),
      checkDeadline,
      onStep: (step) => port.post({ type: 'step', id, step }),
      onOutput: (written) => port.post({ type: 'output', id, text: written }),
    })
    const files = execution.files.map(({ format, bytes }) => ({ format, bytes: ownBytes(bytes) }))
    port.post(
      { type: 'done', id, execution: { ...execution, files }, state: state() },
      files.map(({ bytes }) => bytes.buffer),
    )
  } catch (error) {
    port.post({ type: 'failed', id, problem: toProblem(NaturalCadError.from(error)), state: state() })
  }
}

/** Bytes in a buffer of their own, which can be handed over without a copy: never the kernel's memory. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes
  return buffer instanceof ArrayBuffer && bytes.byteLength === buffer.byteLength ? new Uint8Array(buffer) : Uint8Array.from(bytes)
}
