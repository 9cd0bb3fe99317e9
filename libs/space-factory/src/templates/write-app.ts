import type { FactoryMode } from '@naturalcad/contracts/factory'
import { zeroGpuFlavor } from '../hardware/flavors.ts'
import { type AppParts, quote } from './app-parts.ts'
import type { TemplateTask } from './template-options.ts'

export const endpoint = '/predict'

/** `app.py`: the frame that every template shares around its parts. */
export function writeApp(task: TemplateTask, parts: AppParts, { title, mode }: { title: string; mode: FactoryMode }): string {
  const isOnZeroGpu = task.hardware === zeroGpuFlavor
  const size = task.size === 'xlarge' ? ', size="xlarge"' : ''
  return `${[
    `"""Runs ${task.modelId}."""`,
    '',
    'import os',
    '',
    '# Rendered pages would answer /health in the app\'s place.',
    'os.environ["GRADIO_SSR_MODE"] = "false"',
    '',
    ...(isOnZeroGpu ? ['import spaces  # before torch: it stands in for CUDA until a card is lent', ''] : []),
    'import gradio as gr',
    ...parts.imports,
    'from starlette.responses import JSONResponse',
    'from starlette.routing import Route',
    '',
    `MODEL_ID = ${quote(task.modelId)}`,
    `REVISION = ${quote(task.revision)}`,
    `MODE = ${quote(mode)}`,
    ...parts.load,
    '',
    '',
    ...(isOnZeroGpu ? [`@spaces.GPU(duration=${task.durationSeconds}${size})`] : []),
    ...parts.predict,
    '',
    '',
    'def health() -> dict:',
    `    return {"status": "ok", "modelId": MODEL_ID, "mode": MODE, "device": DEVICE, "generationEndpoint": ${quote(endpoint)}, "ready": True}`,
    '',
    '',
    'def answer_health(request) -> JSONResponse:',
    '    return JSONResponse(health())',
    '',
    '',
    `with gr.Blocks(title=${quote(title)}) as demo:`,
    `    gr.Markdown(${quote(`# ${title}`)})`,
    '    inputs = [',
    ...parts.inputs.map((input) => `        ${input},`),
    '    ]',
    '    button = gr.Button("Run", variant="primary")',
    `    output = ${parts.output}`,
    `    button.click(predict, inputs, output, api_name=${quote(endpoint.slice(1))})`,
    '    gr.api(health, api_name="health")',
    '',
    'if __name__ == "__main__":',
    '    demo.launch(app_kwargs={"routes": [Route("/health", answer_health)]}, ssr_mode=False, show_error=True)',
  ].join('\n')}\n`
}
