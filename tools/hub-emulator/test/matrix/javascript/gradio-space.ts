import { setTimeout as wait } from 'node:timers/promises'
import { createRepo, uploadFiles } from '@huggingface/hub'
import { expect } from 'vitest'
import type { MatrixHub } from '../framework/matrix-hub.ts'

export const card = '---\ntitle: App\nsdk: gradio\nsdk_version: 6.31.0\napp_file: app.py\n---\n'

/** Says who it is: another one after each start. It stands in for an app of Gradio, whose packages are there, and starts at once. */
export const smallApp = `
import http.server, os, uuid
mark = uuid.uuid4().hex
print("started as", mark, os.environ.get("MODE", "plain"), flush=True)
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(mark.encode())
http.server.ThreadingHTTPServer(("0.0.0.0", 7860), Handler).serve_forever()
`

export const greeter = 'alice/greeter'

const greeterApp = `
import os
import gradio as gr

def greet(name: str) -> str:
    if name == "nobody":
        raise gr.Error("Nobody is not greeted")
    return f"Hello {name} from {os.environ['SPACE_ID']}"

def size(path: str) -> int:
    if os.path.getsize(path) == 0:
        raise gr.Error("Nothing in it")
    return os.path.getsize(path)

def count(to: float):
    for step in range(int(to)):
        yield step

with gr.Blocks() as demo:
    gr.api(greet, api_name="greet")
    gr.Interface(size, gr.File(type="filepath"), gr.Number(), api_name="size")
    gr.Interface(count, gr.Number(), gr.Number(), api_name="count")
demo.launch()
`

/** A private Space of alice with this app; it begins to build. */
export async function deploySpace(hub: MatrixHub, name: string, app: string): Promise<void> {
  const repo = { type: 'space' as const, name }
  await createRepo({ ...hub.as.alice, repo, sdk: 'gradio', visibility: 'private' })
  await uploadFiles({ ...hub.as.alice, repo, files: [{ path: 'README.md', content: new Blob([card]) }, { path: 'app.py', content: new Blob([app]) }] })
}

/** Waits until nothing is under way any more, and returns the stage. */
export async function settledStage(hub: MatrixHub, name: string): Promise<string> {
  for (;;) {
    const { stage } = (await hub.json(`/api/spaces/${name}/runtime`)) as { stage: string }
    if (!/BUILDING|STARTING/.test(stage)) return stage
    await wait(200)
  }
}

/** Both a running Space and the packages of Gradio, which the others then find. */
export async function deployGreeter(hub: MatrixHub): Promise<void> {
  await deploySpace(hub, greeter, greeterApp)
  expect(await settledStage(hub, greeter)).toBe('RUNNING')
}

export async function runningSpace(hub: MatrixHub, word: string): Promise<string> {
  const name = hub.name(word)
  await deploySpace(hub, name, smallApp)
  expect(await settledStage(hub, name)).toBe('RUNNING')
  return name
}

/** What the app of a Space answers to a visitor with alice's token. */
export async function visit(hub: MatrixHub, name: string): Promise<string> {
  const { host } = (await hub.json(`/api/spaces/${name}/host`)) as { host: string }
  return hub.text(`${host}/`)
}
