import { commit, createRepo, runJob, spaceInfo, whoAmI } from '@huggingface/hub'
import { createSpace, getSpaceRuntime, readSpaceLog } from '@naturalcad/hub-client'

export interface LeastOptions {
  hubUrl: string
  accessToken: string
  user: string
  /** The run whose effects are had again. */
  runId: string
}

/**
 * The effects of a run that makes a Space, by the official clients and with nothing checked: who it is, its files into a bucket that is there,
 * a Job, a Space and its files, its state once, its address, its log.
 */
export async function makeLeastRequests({ user, runId, ...hub }: LeastOptions): Promise<void> {
  const bucket = { type: 'bucket', name: `${user}/least-runs` } as const
  await whoAmI(hub)
  await createRepo({ ...hub, repo: bucket, visibility: 'private' })
  const ofRun = (path: string) => ({ operation: 'addOrUpdate' as const, path: `runs/${runId}/${path}`, content: new Blob([`${path} of ${runId}, in the words of a bench`]) })
  await commit({ ...hub, repo: bucket, title: '', operations: ['task.json', 'events/000001.jsonl', 'state.json', 'worker/worker.mjs'].map(ofRun) })
  await runJob({ ...hub, namespace: user, dockerImage: 'node:24', command: ['node', '-e', '0'], flavor: 'cpu-basic' })
  const name = `${user}/least-${runId.slice(-8)}`
  const space = { ...hub, repo: `spaces/${name}` }
  await createSpace({ ...space, sdk: 'gradio', visibility: 'private' })
  const app = (path: string, text: string) => ({ operation: 'addOrUpdate' as const, path, content: new Blob([text]) })
  await commit({ ...hub, repo: { type: 'space', name }, title: 'app', operations: [app('README.md', '---\nsdk: gradio\n---\n'), app('app.py', ''), app('requirements.txt', '')] })
  await getSpaceRuntime(space)
  await spaceInfo({ ...hub, name, additionalFields: ['subdomain'] })
  for await (const _ of readSpaceLog({ ...space, log: 'run' })) break
}

