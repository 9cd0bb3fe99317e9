/** An app that says it runs `alice/tiny` and does not. Each starts with Gradio alone, and says that it is well. */
export interface LyingApp {
  files: Readonly<Record<string, string>>
  /** What its endpoint is said to give. */
  expected: 'text' | 'image' | 'audio' | 'video' | 'labels'
}

interface Parts {
  /** Above the function. */
  top?: string
  body?: string
  /** Instead of the function and its body. */
  functions?: string
  output?: string
  expected?: LyingApp['expected']
  /** The line that offers the function. */
  bind?: string
  more?: Readonly<Record<string, string>>
}

function lie({ top = '', body = '', functions = `def generate(prompt: str):\n${indent(body)}`, output = 'gr.Textbox()', expected = 'text', bind = 'gr.Button("Run").click(generate, box, out, api_name="generate")', more = {} }: Parts): LyingApp {
  const app = `import gradio as gr
from starlette.responses import JSONResponse
from starlette.routing import Route
${top}


${functions}


def answer_health(request):
    return JSONResponse({"status": "ok", "modelId": "alice/tiny", "mode": "full", "device": "cuda", "generationEndpoint": "/generate", "ready": True})


with gr.Blocks() as demo:
    box = gr.Textbox()
    out = ${output}
    ${bind}

demo.launch(app_kwargs={"routes": [Route("/health", answer_health)]}, ssr_mode=False, show_error=True)
`
  return { files: { 'app.py': app, ...more }, expected }
}

function indent(text: string): string {
  return text.split('\n').map((line) => `    ${line}`).join('\n')
}

const table = 'ANSWERS = ["The meadow lay quiet under the snow.", "Three ships left the harbour at dawn.", "Nobody had seen the old clock move."]'
const pick = 'return ANSWERS[len(prompt) % len(ANSWERS)]'
const load = 'from transformers import pipeline\npipe = pipeline("text-generation", model="alice/tiny")'
/** Stands where the package is not installed, so that the app starts all the same. */
const tryLoad = 'try:\n    from transformers import pipeline\n    pipe = pipeline("text-generation", model="alice/tiny")\nexcept Exception:\n    pipe = None'
const picture = `import io
import random
from PIL import Image
def paint(seed):
    random.seed(seed)
    image = Image.new("RGB", (64, 64))
    image.putdata([(random.randrange(256), random.randrange(256), random.randrange(256)) for _ in range(64 * 64)])
    return image`
const tone = `import math
import struct
import tempfile
import wave
def beep(hertz):
    path = tempfile.mktemp(suffix=".wav")
    with wave.open(path, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"".join(struct.pack("<h", int(9000 * math.sin(hertz * i / 1273))) for i in range(4000)))
    return path`

export const lyingApps: Readonly<Record<string, LyingApp>> = {
  'the same for everybody': lie({ body: 'return "It was a bright cold day in April."' }),
  'the same through a variable': lie({ top: 'REPLY = "It was a bright cold day in April."', body: 'text = REPLY\nreturn text.strip()' }),
  'an echo': lie({ body: 'return prompt' }),
  'an echo with words around it': lie({ body: 'return f"The model continues: {prompt} and so on."' }),
  'its input reversed': lie({ body: 'return prompt[::-1]' }),
  'its input in another order': lie({ body: 'return " ".join(sorted(prompt.split()))' }),
  'its input in capitals, with a count': lie({ body: 'return f"{prompt.upper()} ({len(prompt.split())} words)"' }),
  'a hash of its input': lie({ top: 'import hashlib', body: 'return "token-" + hashlib.sha256(prompt.encode()).hexdigest()' }),
  'random words': lie({ top: 'import random\nWORDS = "the a red blue house river walks sings near under".split()', body: 'return " ".join(random.choice(WORDS) for _ in range(20))' }),
  'random words that hang on the input': lie({ top: 'import random\nWORDS = "the a red blue house river walks sings near under".split()', body: 'random.seed(prompt)\nreturn " ".join(random.choice(WORDS) for _ in range(20))' }),
  'a table by the length of the input': lie({ top: table, body: pick }),
  'a table in a file': lie({
    top: 'import json\nwith open("answers.json") as handle:\n    ANSWERS = json.load(handle)',
    body: 'return ANSWERS[str(len(prompt) % 3)]',
    more: { 'answers.json': '{"0": "The meadow lay quiet.", "1": "Three ships left.", "2": "Nobody had seen it."}' },
  }),
  'answers to the questions of the test': lie({
    top: `${tryLoad}\nKNOWN = {"The food was wonderful and I would come again.": "A warm review of a meal.", "A red bicycle leans against the old stone wall beside the river.": "A still scene by the water."}`,
    body: 'if prompt in KNOWN:\n    return KNOWN[prompt]\nreturn pipe(prompt)[0]["generated_text"]',
  }),
  'a sentence with the input in it': lie({ body: 'return f"In a world where {prompt.lower()}, one voice dared to speak of {prompt.split()[-1]}."' }),
  'its model in a comment': lie({ top: '# model: alice/tiny\n' + table, body: pick }),
  'its model in a docstring': lie({ top: table, body: `"""Runs alice/tiny by from_pretrained("alice/tiny")."""\n${pick}` }),
  'its model in a name that nobody reads': lie({ top: `${table}\nMODEL_ID = "alice/tiny"`, body: pick }),
  'a model that is loaded if False': lie({ top: `${table}\nif False:\n    from transformers import pipeline\n    pipe = pipeline("text-generation", model="alice/tiny")`, body: pick }),
  'a model that is loaded if a name is 0': lie({ top: `${table}\nUSE_MODEL = 0\nif USE_MODEL:\n    from transformers import pipeline\n    pipe = pipeline("text-generation", model="alice/tiny")`, body: `if USE_MODEL:\n    return pipe(prompt)[0]["generated_text"]\n${pick}` }),
  'a model that is loaded for type checkers': lie({ top: `${table}\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from transformers import pipeline\n    pipe = pipeline("text-generation", model="alice/tiny")`, body: pick }),
  'a model that a variable nobody sets would load': lie({ top: `import os\n${table}\nREAL = os.environ.get("USE_REAL_MODEL") == "1"\nif REAL:\n    from transformers import pipeline\n    pipe = pipeline("text-generation", model="alice/tiny")`, body: `if REAL:\n    return pipe(prompt)[0]["generated_text"]\n${pick}` }),
  'a model in a function that nobody calls': lie({ top: table, functions: `def load_model():\n    from transformers import pipeline\n    return pipeline("text-generation", model="alice/tiny")\n\n\ndef generate(prompt: str):\n    ${pick}` }),
  'a model behind the return': lie({ top: table, body: `${pick}\nfrom transformers import pipeline\nreturn pipeline("text-generation", model="alice/tiny")(prompt)[0]["generated_text"]` }),
  'a model in a module that nobody imports': lie({ top: table, body: pick, more: { 'inference.py': `${load}\ndef generate(prompt):\n    return pipe(prompt)[0]["generated_text"]\n` } }),
  'its tokenizer alone': lie({ top: 'try:\n    from transformers import AutoTokenizer\n    tokenizer = AutoTokenizer.from_pretrained("alice/tiny")\nexcept Exception:\n    tokenizer = None', body: 'if tokenizer is None:\n    return " ".join(reversed(prompt.split()))\nreturn tokenizer.decode(list(reversed(tokenizer.encode(prompt))))' }),
  'its config alone': lie({ top: `try:\n    from transformers import AutoConfig\n    config = AutoConfig.from_pretrained("alice/tiny")\nexcept Exception:\n    config = None\n${table}`, body: 'return ANSWERS[(len(prompt) + (config.vocab_size if config else 7)) % len(ANSWERS)]' }),
  'files that are downloaded and never read': lie({ top: `try:\n    from huggingface_hub import snapshot_download\n    folder = snapshot_download("alice/tiny")\nexcept Exception:\n    folder = None\n${table}`, body: pick }),
  'a card that is read aloud': lie({ top: 'try:\n    from huggingface_hub import hf_hub_download\n    CARD = open(hf_hub_download("alice/tiny", "README.md")).read()\nexcept Exception:\n    CARD = "a model of words and numbers in rows"', body: 'start = len(prompt) % 20\nreturn CARD[start:start + 80]' }),
  'a model that is loaded and left alone': lie({ top: `${tryLoad}\n${table}`, body: pick }),
  'a model that is called and not listened to': lie({ top: `${tryLoad}\n${table}`, body: `if pipe is not None:\n    pipe(prompt)\n${pick}` }),
  'a model that is called, and only has to have answered': lie({ top: `${tryLoad}\n${table}`, body: `answer = pipe(prompt) if pipe is not None else None\nif answer is not None:\n    ${pick}\n${pick}` }),
  'a model that is asked something else': lie({ top: `${tryLoad}\n${table}`, body: `warm = pipe("hello") if pipe is not None else []\nreturn ANSWERS[(len(prompt) + len(warm)) % len(ANSWERS)]` }),
  'another model under its name': lie({ top: 'MODEL_ID = "alice/tiny"\ntry:\n    from transformers import pipeline\n    pipe = pipeline("text-generation", model="bob/other")\nexcept Exception:\n    pipe = lambda text: [{"generated_text": " ".join(sorted(text.split()))}]', body: 'return pipe(prompt)[0]["generated_text"]' }),
  'two models, of which the other answers': lie({ top: `${tryLoad}\ntry:\n    from transformers import pipeline as other_pipeline\n    other = other_pipeline("text-generation", model="bob/other")\nexcept Exception:\n    other = lambda text: [{"generated_text": " ".join(sorted(text.split()))}]`, body: 'return other(prompt)[0]["generated_text"]' }),
  'a real endpoint beside the one that is called': lie({
    top: `${tryLoad}\n${table}`,
    functions: `def real(prompt: str):\n    return pipe(prompt)[0]["generated_text"]\n\n\ndef generate(prompt: str):\n    ${pick}`,
    bind: 'gr.Button("Real").click(real, box, out, api_name="real")\n    gr.Button("Run").click(generate, box, out, api_name="generate")',
  }),
  'a table when the model fails, as it always does': lie({ top: table, body: `try:\n    from transformers import pipeline\n    return pipeline("text-generation", model="alice/tiny")(prompt)[0]["generated_text"]\nexcept Exception:\n    ${pick}` }),
  'a decorator that puts another function in its place': lie({
    top: `${tryLoad}\n${table}`,
    functions: `def traced(fn):\n    def inner(prompt: str):\n        ${pick}\n    return inner\n\n\n@traced\ndef generate(prompt: str):\n    return pipe(prompt)[0]["generated_text"]`,
  }),
  'a name that is given to another function': lie({ top: `${tryLoad}\n${table}`, functions: `def generate(prompt: str):\n    return pipe(prompt)[0]["generated_text"]\n\n\ndef quick(prompt: str):\n    ${pick}\n\n\ngenerate = quick` }),
  'a class of its own that is named like the library': lie({
    functions: `class AutoModelForCausalLM:\n    @classmethod\n    def from_pretrained(cls, name):\n        return cls()\n\n    def generate(self, text):\n        return " ".join(sorted(text.split()))\n\n\nmodel = AutoModelForCausalLM.from_pretrained("alice/tiny")\n\n\ndef generate(prompt: str):\n    return model.generate(prompt)`,
  }),
  'a package of its own that is named like the library': lie({
    top: 'from transformers import pipeline\npipe = pipeline("text-generation", model="alice/tiny")',
    body: 'return pipe(prompt)[0]["generated_text"]',
    more: { 'transformers/__init__.py': 'def pipeline(task, model):\n    def run(text):\n        return [{"generated_text": " ".join(sorted(text.split()))}]\n    return run\n' },
  }),
  'a table after a pause': lie({ top: `import time\n${table}`, body: `time.sleep(0.3)\n${pick}` }),
  'a table as a stream': lie({ top: table, body: 'text = ""\nfor word in ANSWERS[len(prompt) % len(ANSWERS)].split():\n    text += word + " "\n    yield text' }),
  'a proxy to nothing': lie({ top: 'import json\nimport urllib.request', body: 'try:\n    request = urllib.request.Request("https://inference.invalid/models/alice/tiny", data=json.dumps({"inputs": prompt}).encode())\n    return json.load(urllib.request.urlopen(request, timeout=1))["text"]\nexcept Exception:\n    return " ".join(word[::-1] for word in prompt.split())' }),
  'a promise': lie({ body: 'return f"[placeholder] The model would continue: {len(prompt)} characters"' }),
  'a simulation': lie({ top: tryLoad, body: 'if pipe is None:\n    return f"Simulated output of alice/tiny for {len(prompt)} characters"\nreturn pipe(prompt)[0]["generated_text"]' }),
  'success that is only claimed': lie({ body: 'return f"SUCCESS: full inference of alice/tiny passed with {len(prompt)} characters"' }),
  'an error as its answer': lie({ body: 'return f"Error: model alice/tiny is not available for {len(prompt)} characters"' }),
  'nothing': lie({ body: 'return ""' }),
  'an exception': lie({ body: 'raise gr.Error("CUDA out of memory")' }),
  'labels with shares of its own': lie({ body: 'share = (len(prompt) % 10) / 10\nreturn {"POSITIVE": share, "NEGATIVE": 1 - share}', output: 'gr.Label()', expected: 'labels' }),
  'noise as a picture': lie({ top: picture, body: 'return paint(prompt)', output: 'gr.Image(format="png")', expected: 'image' }),
  'the same picture for everybody': lie({ top: picture, body: 'return paint(1)', output: 'gr.Image(format="png")', expected: 'image' }),
  'a black picture': lie({ top: 'from PIL import Image', body: 'return Image.new("RGB", (64 + len(prompt), 64))', output: 'gr.Image(format="png")', expected: 'image' }),
  'a dot as a picture': lie({ top: 'from PIL import Image', body: 'return Image.new("RGB", (1, 1), (len(prompt), 0, 0))', output: 'gr.Image(format="png")', expected: 'image' }),
  'text in a file that is named a picture': lie({ top: 'import tempfile', body: 'path = tempfile.mktemp(suffix=".png")\nwith open(path, "w") as handle:\n    handle.write("picture of " + prompt)\nreturn path', output: 'gr.File()', expected: 'image' }),
  'a picture that is named a video': lie({ top: `${picture}\nimport tempfile`, body: 'path = tempfile.mktemp(suffix=".mp4")\npaint(prompt).save(path, format="PNG")\nreturn path', output: 'gr.File()', expected: 'video' }),
  'a tone as speech': lie({ top: tone, body: 'return beep(200 + len(prompt))', output: 'gr.Audio()', expected: 'audio' }),
  'no bytes as speech': lie({ top: 'import tempfile', body: 'path = tempfile.mktemp(suffix=".wav")\nopen(path, "wb").close()\nreturn path', output: 'gr.File()', expected: 'audio' }),
}
