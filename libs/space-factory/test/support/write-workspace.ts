import type { RunFacts, Step } from '@naturalcad/space-factory'

const readme = '---\ntitle: Tiny\nsdk: gradio\nsdk_version: 6.31.0\npython_version: "3.12"\napp_file: app.py\n---\n'
const appSource = `import gradio as gr
from starlette.responses import JSONResponse
from starlette.routing import Route
from transformers import pipeline

generator = pipeline("text-generation", model="alice/tiny")


def generate(prompt: str) -> str:
    return generator(prompt)[0]["generated_text"]


def answer_health(request) -> JSONResponse:
    return JSONResponse({"status": "ok", "modelId": "alice/tiny"})


demo = gr.Interface(generate, "textbox", "textbox", api_name="generate")
demo.launch(app_kwargs={"routes": [Route("/health", answer_health)]})
`
/** The same for ZeroGPU. */
export const zeroAppSource = `import spaces\n${appSource.replace('\n\ndef generate', '\n\n@spaces.GPU\ndef generate')}`
export const workspaceFiles: Readonly<Record<string, string>> = { 'README.md': readme, 'app.py': appSource, 'requirements.txt': 'transformers==5.0.0\n' }

/** A step that writes an app, in place of a template or an agent. Of each round its own files, the last from then on. */
export function writeWorkspace(change: Partial<RunFacts['workspace']> = {}, ...rounds: Readonly<Record<string, string | Uint8Array>>[]): Step<never, 'workspace'> {
  return {
    name: 'write-workspace',
    state: 'generating',
    needs: [],
    gives: ['workspace'],
    async run(_facts, { files, round }) {
      const contents = rounds[Math.min(round, rounds.length - 1)] ?? workspaceFiles
      for (const path of await files.list('generated')) await files.remove(path)
      for (const [path, content] of Object.entries(contents)) {
        await (typeof content === 'string' ? files.writeText(`generated/${path}`, content) : files.writeBytes(`generated/${path}`, content))
      }
      const workspace: RunFacts['workspace'] = {
        files: [],
        findings: [],
        hardware: 'cpu-basic',
        variables: { GRADIO_SSR_MODE: 'false' },
        endpoint: '/generate',
        sampleInputs: null,
        expected: 'text',
        expectedText: null,
        durationSeconds: 60,
        ...change,
      }
      return { facts: { workspace } }
    },
  }
}
