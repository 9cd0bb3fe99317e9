import { stringify } from 'yaml'
import { zeroGpuPythons } from '../hardware/zero-gpu-versions.ts'
import { quote } from './app-parts.ts'
import { gradioVersion } from './pinned-packages.ts'
import type { GeneratedSpace } from './template-options.ts'
import { endpoint } from './write-app.ts'

/** What the sample app says before what it has computed. */
export const sampleAnswer = 'From the last word to the first'

/** A small app that runs no model: it turns the words of a text around. The same bytes each time. */
export function generateSampleApp(): GeneratedSpace {
  return {
    files: [
      { path: 'README.md', text: writeReadme() },
      { path: 'app.py', text: app },
      // The platform brings all that it needs.
      { path: 'requirements.txt', text: '' },
    ],
    variables: { GRADIO_SSR_MODE: 'false' },
    endpoint,
    sampleInputs: ['The quick brown fox jumps over the lazy dog.'],
  }
}

const app = `"""Turns the words of a text around. It runs no model."""

import os

# Rendered pages would answer /health in the app's place.
os.environ["GRADIO_SSR_MODE"] = "false"

import gradio as gr
from starlette.responses import JSONResponse
from starlette.routing import Route

ANSWER = ${quote(sampleAnswer)}


def predict(text: str) -> str:
    words = text.split()
    if not words:
        raise gr.Error("Write a text first.")
    return f"{ANSWER}: {' '.join(reversed(words))}"


def health() -> dict:
    return {"status": "ok", "device": "cpu", "generationEndpoint": ${quote(endpoint)}, "ready": True}


def answer_health(request) -> JSONResponse:
    return JSONResponse(health())


with gr.Blocks(title="Sample app") as demo:
    gr.Markdown("# Sample app")
    inputs = [
        gr.Textbox(label="Text", lines=4),
    ]
    button = gr.Button("Run", variant="primary")
    output = gr.Textbox(label="Answer")
    button.click(predict, inputs, output, api_name=${quote(endpoint.slice(1))})
    gr.api(health, api_name="health")

if __name__ == "__main__":
    demo.launch(app_kwargs={"routes": [Route("/health", answer_health)]}, ssr_mode=False, show_error=True)
`

function writeReadme(): string {
  const matter = stringify({
    title: 'Sample app',
    emoji: '🏭',
    colorFrom: 'blue',
    colorTo: 'purple',
    sdk: 'gradio',
    sdk_version: gradioVersion,
    python_version: zeroGpuPythons[0],
    app_file: 'app.py',
    short_description: 'Turns the words of a text around',
  })
  return `---\n${matter}---\n\n# Sample app\n\n- \`${endpoint}\` turns the words of a text around; no model is run.\n- \`GET /health\` says whether it is up, as JSON.\n`
}
