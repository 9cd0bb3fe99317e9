import { NaturalCadError } from '@naturalcad/contracts/errors'
import { parse, walk } from '@naturalcad/python-ast'
import { findTemplate, generateSpace, type GenerateSpaceOptions } from '@naturalcad/space-factory'
import { describe, expect, test } from 'vitest'
import { allTemplateOptions, createTemplateOptions } from '../support/template-options.ts'

const read = (options: GenerateSpaceOptions, path: string) => generateSpace(options).files.find((file) => file.path === path)?.text ?? ''
const linesOf = (options: GenerateSpaceOptions) => read(options, 'app.py').split('\n')

describe.each(allTemplateOptions)('$template for $task on $hardware, $quantization', (options) => {
  test('gives the same bytes each time', () => {
    expect(generateSpace(options)).toEqual(generateSpace({ ...options }))
  })

  test('is Python that binds one function to the endpoint, and answers /health', () => {
    const program = parse(read(options, 'app.py'))
    if (!program.ok) throw new Error(JSON.stringify(program.problems))
    const functions = program.module.body.filter((node) => node.type === 'FunctionDef')
    const predict = functions.find(({ name }) => name.name === 'predict')
    const isOnZeroGpu = options.hardware === 'zero-a10g'
    expect(predict?.decorators).toHaveLength(isOnZeroGpu ? 1 : 0)
    expect(functions.map(({ name }) => name.name)).toEqual(expect.arrayContaining(['health', 'answer_health']))
    const space = generateSpace(options)
    expect(space.endpoint).toBe('/predict')
    expect(space.variables).toEqual({ GRADIO_SSR_MODE: 'false' })
    expect([...walk(program.module)].some((node) => node.type === 'Name' && node.name === 'trust_remote_code')).toBe(false)
  })

  test('takes its sample inputs by position', () => {
    const inputs = linesOf(options).filter((line) => line.startsWith('        gr.'))
    const { sampleInputs } = generateSpace(options)
    expect(sampleInputs.length).toBe(options.template === 'sklearn' && options.task !== 'text-classification' ? 0 : inputs.length)
  })

  test('loads the model at its commit, never its code', () => {
    const app = read(options, 'app.py')
    expect(app).toContain(`REVISION = "${options.revision}"`)
    expect(app).not.toContain('trust_remote_code')
  })

  test('imports spaces before torch exactly on ZeroGPU', () => {
    const lines = linesOf(options)
    const at = (start: string) => lines.findIndex((line) => line.startsWith(start))
    if (options.hardware === 'zero-a10g') {
      expect(at('import spaces')).toBeGreaterThan(0)
      expect(at('import spaces')).toBeLessThan(at('import torch'))
      expect(lines).toContain('DEVICE = "cuda"')
      expect(lines[at('def predict') - 1]).toMatch(/^@spaces\.GPU\(duration=\d+\)$/)
    } else expect(read(options, 'app.py')).not.toContain('spaces')
  })

  test('asks for no package that the platform brings, and pins the others', () => {
    for (const line of read(options, 'requirements.txt').trim().split('\n')) expect(line).toMatch(/^(?!gradio|spaces|huggingface)[a-z-]+==\d[\d.]*$|^torch(?:vision)?$/)
  })
})

test('there is an app for every task of every template', () => {
  for (const { template, task } of allTemplateOptions) if (template !== 'transformers-image' && template !== 'peft') expect(findTemplate(template === 'transformers-text' ? 'transformers' : template, task)).toBe(template)
  expect(findTemplate('transformers', 'image-classification')).toBe('transformers-image')
  expect(findTemplate('transformers', 'automatic-speech-recognition')).toBeUndefined()
  expect(findTemplate('other', 'text-generation')).toBeUndefined()
})

test('declares duration and size of a card', () => {
  expect(linesOf(createTemplateOptions({ hardware: 'zero-a10g', durationSeconds: 120, size: 'xlarge' }))).toContain('@spaces.GPU(duration=120, size="xlarge")')
})

test('uses a card that costs by the hour where it was granted', () => {
  expect(linesOf(createTemplateOptions({ hardware: 'l4x1' }))).toContain('DEVICE = "cuda" if torch.cuda.is_available() else "cpu"')
})

test('writes a readable app', () => {
  expect(read(createTemplateOptions({ template: 'sklearn', task: 'text-classification', modelFile: 'model.joblib' }), 'app.py')).toMatchInlineSnapshot(`
    """"Runs someone/tiny-model."""

    import os

    # Rendered pages would answer /health in the app's place.
    os.environ["GRADIO_SSR_MODE"] = "false"

    import gradio as gr
    import joblib
    from huggingface_hub import hf_hub_download
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    MODEL_ID = "someone/tiny-model"
    REVISION = "0123456789abcdef0123456789abcdef01234567"
    MODE = "full-inference-gated"
    DEVICE = "cpu"
    path = hf_hub_download(MODEL_ID, "model.joblib", revision=REVISION)
    model = joblib.load(path)


    def predict(text: str) -> dict:
        if not text.strip():
            raise gr.Error("Write a text first.")
        if hasattr(model, "predict_proba"):
            return {str(label): float(score) for label, score in zip(model.classes_, model.predict_proba([text])[0])}
        return {str(model.predict([text])[0]): 1.0}


    def health() -> dict:
        return {"status": "ok", "modelId": MODEL_ID, "mode": MODE, "device": DEVICE, "generationEndpoint": "/predict", "ready": True}


    def answer_health(request) -> JSONResponse:
        return JSONResponse(health())


    with gr.Blocks(title="tiny-model") as demo:
        gr.Markdown("# tiny-model")
        inputs = [
            gr.Textbox(label="Text", lines=4),
        ]
        button = gr.Button("Run", variant="primary")
        output = gr.Label(label="Labels")
        button.click(predict, inputs, output, api_name="predict")
        gr.api(health, api_name="health")

    if __name__ == "__main__":
        demo.launch(app_kwargs={"routes": [Route("/health", answer_health)]}, ssr_mode=False, show_error=True)
    "
  `)
})

test('writes a README', () => {
  expect(read(createTemplateOptions({ hardware: 'zero-a10g' }), 'README.md')).toMatchInlineSnapshot(`
    "---
    title: tiny-model
    emoji: 🏭
    colorFrom: blue
    colorTo: purple
    sdk: gradio
    sdk_version: 6.31.0
    python_version: 3.12.12
    app_file: app.py
    short_description: Runs someone/tiny-model
    suggested_hardware: zero-a10g
    models:
      - someone/tiny-model
    startup_duration_timeout: 1h
    ---

    # tiny-model

    \`someone/tiny-model\` at commit \`0123456789abcdef0123456789abcdef01234567\`, for text-generation.

    - \`/predict\` runs the model, on the page and through the API.
    - \`GET /health\` says whether it is loaded, as JSON.
    "
  `)
})

test('puts a title into Python and YAML as text only', () => {
  const title = '"); import os; os.system("x") #: é😀'
  const options = createTemplateOptions({ title })
  const program = parse(read(options, 'app.py'))
  if (!program.ok) throw new Error(JSON.stringify(program.problems))
  const texts = [...walk(program.module)].filter((node) => node.type === 'Constant').map(({ value }) => (value.kind === 'str' ? value.value : undefined))
  expect(texts).toContain(title)
  expect(texts).toContain(`# ${title}`)
})

test.each<[string, Partial<GenerateSpaceOptions>]>([
  ['template', { template: 'made-up' as 'timm' }],
  ['task', { task: 'image-classification' }],
  ['revision', { revision: 'main' }],
  ['revision', { revision: '"; import os' }],
  ['hardware', { hardware: 'a-toaster' }],
  ['hardware', { hardware: 'h200' }],
  ['hardware', { template: 'spacy', task: 'token-classification', hardware: 'zero-a10g' }],
  ['durationSeconds', { durationSeconds: 0 }],
  ['durationSeconds', { durationSeconds: 1.5 }],
  ['durationSeconds', { durationSeconds: 601 }],
  ['quantization', { quantization: '4-bit', hardware: 'cpu-basic' }],
  ['quantization', { template: 'diffusers', task: 'text-to-image', quantization: '4-bit', hardware: 'zero-a10g' }],
  ['title', { title: 'a\nb' }],
  ['title', { title: ' ' }],
  ['baseModel', { template: 'peft' }],
  ['modelFile', { template: 'sklearn', task: 'text-classification' }],
  ['modelFile', { template: 'sklearn', task: 'text-classification', modelFile: '../model.joblib' }],
  ['modelFile', { template: 'sklearn', task: 'text-classification', modelFile: 'model.pkl' }],
  ['modelFile', { template: 'sklearn', task: 'text-classification', modelFile: 'a/./model.joblib' }],
])('refuses by %s: %j', (field, options) => {
  const error = catchError(() => generateSpace(createTemplateOptions(options)))
  expect(error).toMatchObject({ code: 'INVALID_REQUEST', details: { field } })
  expect(error.remedy).toMatch(/^give /)
})

test('refuses what is no model', () => {
  expect(catchError(() => generateSpace(createTemplateOptions({ modelId: '"; import os' }))).code).toBe('INVALID_REQUEST')
})

function catchError(act: () => unknown): NaturalCadError {
  try {
    act()
  } catch (error) {
    if (NaturalCadError.is(error)) return error
  }
  throw new Error('nothing was refused')
}
