import { setTimeout as wait } from 'node:timers/promises'
import { getJob, runJob, streamJobEvents } from '@huggingface/hub'
import type { MatrixHub } from '../framework/matrix-hub.ts'

/** Starts a job of alice that runs this Python, and returns its id. */
export async function startedJob(hub: MatrixHub, code: string, labels: Record<string, string> = {}): Promise<string> {
  const { id } = await runJob({ ...hub.as.alice, namespace: 'alice', dockerImage: 'python:3.12', flavor: 'cpu-basic', command: ['python', '-c', code], labels })
  return id
}

/** Waits until the job has ended, and returns its last stage. */
export async function endedStage(hub: MatrixHub, jobId: string): Promise<string> {
  for await (const _ of streamJobEvents({ ...hub.as.alice, namespace: 'alice', jobId }));
  return (await getJob({ ...hub.as.alice, namespace: 'alice', jobId })).status.stage
}

/** Waits until what listens on the job's exposed port answers a visitor with alice's token. */
export async function exposedAnswer(hub: MatrixHub, jobId: string): Promise<string> {
  for (;;) {
    const { status } = (await hub.json(`/api/jobs/alice/${jobId}`)) as { status: { stage: string; message: string | null; exposeUrls?: string[] } }
    if (!['SCHEDULING', 'RUNNING'].includes(status.stage)) throw new Error(`the job ended: ${status.message}`)
    const answer = status.exposeUrls?.[0] === undefined ? undefined : await hub.call('GET', status.exposeUrls[0])
    if (answer?.ok === true) return answer.text()
    await wait(200)
  }
}

export const endless = 'import time\nprint("begun", flush=True)\ntime.sleep(600)'
export const unknownId = '0'.repeat(24)
