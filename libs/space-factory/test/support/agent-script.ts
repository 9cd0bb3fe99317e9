import type { ReplyInput, RuleInput } from '@naturalcad/model-emulator'

const write = (files: Readonly<Record<string, string>>): ReplyInput => ({ toolCalls: Object.entries(files).map(([path, content]) => ({ name: 'write', arguments: { path, content } })) })
const bash = (command: string): ReplyInput => ({ toolCalls: [{ name: 'bash', arguments: { command } }] })
const find = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? 'nothing'
const lastUser = (messages: readonly { role: string; content?: unknown }[]): string => {
  const { content } = messages.findLast(({ role }) => role === 'user') ?? {}
  return typeof content === 'string' ? content : ((content ?? []) as { text?: string }[]).map(({ text = '' }) => text).join('')
}

const readme = (title: string, more = '') => `---\ntitle: ${title}\nsdk: gradio\nsdk_version: "6.31.0"\npython_version: "3.12.12"\napp_file: app.py\n${more}---\n`
const frame = (head: string, predict: string, component = 'gr.Textbox()') => `import os
os.environ["GRADIO_SSR_MODE"] = "false"
${head}
import gradio as gr
from starlette.responses import JSONResponse
from starlette.routing import Route

${predict}

def answer_health(request):
    return JSONResponse({"status": "ok", "generationEndpoint": "/predict", "ready": True})

with gr.Blocks() as demo:
    box = gr.Textbox()
    gr.Button("Run").click(predict, box, ${component}, api_name="predict")

if __name__ == "__main__":
    demo.launch(app_kwargs={"routes": [Route("/health", answer_health)]}, ssr_mode=False, show_error=True)
`

/** The agent's own app of a scikit-learn model that no template loads. */
const moodFiles = (modelId: string, commit: string, requirements: string) => ({
  'README.md': readme('Mood', `models:\n  - ${modelId}\n`),
  'requirements.txt': requirements,
  'app.py': frame(
    `import joblib\nfrom huggingface_hub import hf_hub_download\n\nmodel = joblib.load(hf_hub_download("${modelId}", "model.pkl", revision="${commit}"))\n`,
    'def predict(text: str) -> dict:\n    return {str(label): float(score) for label, score in zip(model.classes_, model.predict_proba([text])[0])}',
    'gr.Label()',
  ),
})

const videoFiles = (modelId: string) => ({
  'README.md': readme('Video', `models:\n  - ${modelId}\nsuggested_hardware: zero-a10g\n`),
  'longcat_video/__init__.py': 'from .pipeline import make\n',
  'longcat_video/pipeline.py': 'def make(prompt):\n    raise RuntimeError("its kernels are not built")\n',
  'app.py': frame(
    'import spaces\nfrom longcat_video import make\n',
    '@spaces.GPU(duration=120)\ndef predict(prompt: str) -> str:\n    try:\n        return make(prompt)\n    except RuntimeError as error:\n        raise gr.Error(str(error))',
    'gr.Video()',
  ),
  'TECHNICAL_BLOCKERS.json': JSON.stringify({
    modelId,
    summary: 'Its attention cannot be built here.',
    blockers: [{
      id: 'attention', category: 'attention', component: 'flash-attn', description: 'it is compiled when it is installed', evidence: 'nvcc: not found', workaround: null, severity: 'blocking',
      alternativesTried: ['SDPA', 'xformers', 'Kernels flash-attn'].map((name) => ({ name, outcome: 'failed', reason: 'it needs varlen kernels' })),
    }],
  }),
})

/** What a language model says to Pi for each recipe with an agent, read off the goal that it was given. */
export const agentScript: RuleInput[] = [
  {
    when: { user: '# Make one edit', turn: 0 }, times: 'always',
    reply: ({ messages }) => {
      const goal = lastUser(messages)
      return { toolCalls: [{ name: 'edit', arguments: { path: 'app.py', edits: [{ oldText: find(goal, /now answers with "(.*?)"/), newText: find(goal, /answers with "(.*?)"/) }] } }] }
    },
  },
  {
    when: { user: 'with the hf command', turn: 0 }, times: 'always',
    reply: ({ messages }) => {
      const answer = find(lastUser(messages), /gives back "(.*?)"/)
      return write({ 'README.md': readme('Quick'), 'app.py': frame('', `def predict(text: str) -> str:\n    return ${JSON.stringify(answer)} + " ".join(reversed(text.split()))`) })
    },
  },
  {
    when: { user: 'with the hf command', turn: 1 }, times: 'always',
    reply: ({ messages }) => {
      const spaceId = find(lastUser(messages), /hf repos create (\S+)/)
      return bash(`hf repos create ${spaceId} --type space --space-sdk gradio --private --exist-ok && hf upload ${spaceId} . --repo-type space --exclude "**/__pycache__/**"`)
    },
  },
  { when: { user: '# Mend the app', turn: 0 }, times: 'always', reply: write({ 'requirements.txt': 'joblib==1.6.0\nscikit-learn==1.9.1\n' }) },
  { when: { user: /LongCat/i, turn: 0 }, times: 'always', reply: ({ messages }) => write(videoFiles(find(lastUser(messages), /Write a Gradio app that runs (\S+)/))) },
  {
    when: { user: 'Write a Gradio app that runs', turn: 0 }, times: 'always',
    reply: ({ messages }) => {
      const goal = lastUser(messages)
      // No such version was ever made: the Space does not build.
      return write(moodFiles(find(goal, /Write a Gradio app that runs (\S+)/), find(goal, /at commit `(\w+)`/), 'joblib==1.6.0\nscikit-learn==99.0.0\n'))
    },
  },
  { times: 'always', reply: { text: 'It is done.\nRESULT: success' } },
]
