/** Apps as people and agents write them, which run their model; by name. Each offers `/generate` of the model `alice/tiny`. */
export const honestApps: Readonly<Record<string, Readonly<Record<string, string>> | string>> = {
  'a pipeline at the top': `
import gradio as gr
from transformers import pipeline
pipe = pipeline("text-generation", model="alice/tiny")
def generate(prompt):
    return pipe(prompt, max_new_tokens=20)[0]["generated_text"]
gr.Interface(generate, "text", "text", api_name="generate").launch()
`,
  'a model that is loaded at the first call': `
import gradio as gr
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer
MODEL_ID = "alice/tiny"
_model = None
_tokenizer = None
def get_model():
    global _model, _tokenizer
    if _model is None:
        _tokenizer = AutoTokenizer.from_pretrained(MODEL_ID)
        _model = AutoModelForCausalLM.from_pretrained(MODEL_ID)
    return _model, _tokenizer
def generate(prompt: str, temperature: float = 1.0) -> str:
    if not prompt.strip():
        return "Type something first."
    model, tokenizer = get_model()
    inputs = tokenizer(prompt, return_tensors="pt")
    with torch.no_grad():
        tokens = model.generate(**inputs, temperature=temperature)
    text = tokenizer.decode(tokens[0])
    return text
with gr.Blocks() as demo:
    box = gr.Textbox()
    out = gr.Textbox()
    gr.Button("Go").click(fn=generate, inputs=[box], outputs=[out], api_name="generate")
demo.queue().launch()
`,
  'a class that holds it, in a module of its own': {
    'app.py': `
import gradio as gr
from engine.core import Engine
engine = Engine("alice/tiny")
demo = gr.Interface(fn=engine.run, inputs="text", outputs="text", api_name="generate")
demo.launch()
`,
    'engine/__init__.py': '',
    'engine/core.py': `
from .load import load_model
class Engine:
    def __init__(self, model_id):
        self.tokenizer, self.model = load_model(model_id)
    def run(self, text: str) -> str:
        ids = self.tokenizer.encode(text, return_tensors="pt")
        return self.tokenizer.decode(self._forward(ids))
    def _forward(self, ids):
        return self.model.generate(ids)[0]
`,
    'engine/load.py': `
from transformers import AutoModelForCausalLM, AutoTokenizer
def load_model(name):
    return AutoTokenizer.from_pretrained(name), AutoModelForCausalLM.from_pretrained(name)
`,
  },
  'a stream from another thread': `
import gradio as gr
from threading import Thread
from transformers import AutoModelForCausalLM, AutoTokenizer, TextIteratorStreamer
tokenizer = AutoTokenizer.from_pretrained("alice/tiny")
model = AutoModelForCausalLM.from_pretrained("alice/tiny")
def respond(message, history):
    streamer = TextIteratorStreamer(tokenizer, skip_prompt=True)
    kwargs = dict(tokenizer(message, return_tensors="pt"), streamer=streamer, max_new_tokens=50)
    thread = Thread(target=model.generate, kwargs=kwargs)
    thread.start()
    text = ""
    for part in streamer:
        text += part
        yield text
gr.ChatInterface(respond, api_name="generate").launch()
`,
  'pictures by diffusers, on ZeroGPU': `
import spaces
import gradio as gr
import torch
from diffusers import DiffusionPipeline
pipe = DiffusionPipeline.from_pretrained("alice/tiny", torch_dtype=torch.bfloat16).to("cuda")
@spaces.GPU(duration=60)
def infer(prompt, seed=0, progress=gr.Progress(track_tqdm=True)):
    generator = torch.Generator().manual_seed(seed)
    image = pipe(prompt=prompt, generator=generator, num_inference_steps=4).images[0]
    return image, seed
with gr.Blocks() as demo:
    prompt = gr.Text()
    result = gr.Image()
    seed = gr.Slider(0, 100)
    gr.on(triggers=[prompt.submit], fn=infer, inputs=[prompt, seed], outputs=[result, seed], api_name="generate")
demo.launch()
`,
  'a video that is written to a file': `
import gradio as gr
import tempfile
from diffusers import DiffusionPipeline
from diffusers.utils import export_to_video
pipe = DiffusionPipeline.from_pretrained("alice/tiny")
def make(prompt):
    frames = pipe(prompt).frames[0]
    with tempfile.NamedTemporaryFile(suffix=".mp4", delete=False) as handle:
        path = handle.name
    export_to_video(frames, path, fps=8)
    return path
gr.Interface(make, "text", "video", api_name="generate").launch()
`,
  'scikit-learn from a file of the repository': `
import gradio as gr
import joblib
from huggingface_hub import hf_hub_download
path = hf_hub_download("alice/tiny", "model.joblib")
classifier = joblib.load(path)
def classify(text):
    shares = classifier.predict_proba([text])[0]
    return {str(label): float(share) for label, share in zip(classifier.classes_, shares)}
gr.Interface(classify, "text", "label", api_name="generate").launch()
`,
  'ONNX from a snapshot': `
import os
import gradio as gr
import numpy as np
import onnxruntime as ort
from huggingface_hub import snapshot_download
from PIL import Image
folder = snapshot_download(repo_id="alice/tiny")
session = ort.InferenceSession(os.path.join(folder, "model.onnx"))
labels = open(os.path.join(folder, "labels.txt")).read().splitlines()
def classify(image: Image.Image):
    pixels = np.asarray(image.resize((224, 224)), dtype=np.float32)[None]
    logits = session.run(None, {"input": pixels})[0][0]
    best = int(np.argmax(logits))
    return labels[best]
with gr.Blocks() as demo:
    source = gr.Image(type="pil")
    label = gr.Textbox()
    source.change(classify, source, label, api_name="generate")
demo.launch()
`,
  'a decision by its score': `
import gradio as gr
from transformers import pipeline
detector = pipeline("text-classification", model="alice/tiny")
def judge(text):
    result = detector(text)[0]
    if result["score"] > 0.5:
        return "This reads like spam to the model."
    else:
        return "This reads fine to the model."
gr.Interface(judge, "text", "text", api_name="generate").launch()
`,
  'a cache of its own answers': `
import gradio as gr
from functools import lru_cache
from sentence_transformers import SentenceTransformer
encoder = SentenceTransformer("alice/tiny")
cache = {}
@lru_cache(maxsize=10)
def embed(text):
    return encoder.encode(text).tolist()
def generate(text):
    if text in cache:
        return cache[text]
    cache[text] = embed(text)
    return cache[text]
gr.Interface(generate, "text", "json", api_name="generate").launch()
`,
  'an adapter on another model': `
import gradio as gr
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer
base = AutoModelForCausalLM.from_pretrained("bigger/base")
tokenizer = AutoTokenizer.from_pretrained("bigger/base")
model = PeftModel.from_pretrained(base, "alice/tiny").eval()
def generate(prompt):
    try:
        tokens = model.generate(**tokenizer(prompt, return_tensors="pt"))
    except Exception as error:
        raise gr.Error(f"The model failed: {error}")
    return tokenizer.batch_decode(tokens)[0]
gr.Interface(generate, "text", "text", api_name="generate").launch()
`,
  'a package of its authors': {
    'app.py': `
import os
import spaces
import gradio as gr
from huggingface_hub import snapshot_download
weights = snapshot_download(os.environ.get("MODEL_ID", "alice/tiny"), local_dir="weights")
from tinyvideo.pipeline import TinyVideo
model = TinyVideo(weights, device="cuda")
@spaces.GPU(duration=lambda prompt: 90)
def run(prompt: str):
    video = model.sample(prompt)
    out = "out.mp4"
    video.save(out)
    return out
demo = gr.Interface(fn=run, inputs=gr.Textbox(), outputs=gr.Video(), api_name="generate")
if __name__ == "__main__":
    demo.launch()
`,
  },
  'code of the authors in the workspace': {
    'app.py': `
import sys
sys.path.insert(0, ".")
import gradio as gr
from tinylm import generate as lm
text_model = lm.TinyLM.from_pretrained("alice/tiny")
demo = gr.Interface(lambda prompt: lm.complete(text_model, prompt), "text", "text", api_name="generate")
demo.launch()
`,
    'tinylm/generate.py': `
import torch
from transformers import PreTrainedModel
class TinyLM(PreTrainedModel):
    def forward(self, ids):
        return self.lm_head(self.body(ids))
def complete(model, prompt):
    ids = torch.tensor([ord(c) for c in prompt])
    return "".join(chr(int(i)) for i in model(ids).argmax(-1))
`,
  },
  'the server of Gradio': `
import spaces
from gradio import Server
from transformers import pipeline
app = Server()
speaker = pipeline("text-to-speech", model="alice/tiny")
@app.api(name="generate")
@spaces.GPU
def speak(text: str) -> str:
    audio = speaker(text)
    return save(audio)
def save(audio):
    import soundfile as sf
    target = "/tmp/out.wav"
    sf.write(target, audio["audio"], audio["sampling_rate"])
    return target
app.launch()
`,
  'a pipeline that is offered itself': `
import gradio as gr
from transformers import pipeline
gr.Interface.from_pipeline(pipeline("text-generation", model="alice/tiny"), api_name="generate").launch()
`,
  'a generator that tells of its progress': `
import gradio as gr
import timm
import torch
model = timm.create_model("hf-hub:alice/tiny", pretrained=True).eval()
transform = timm.data.create_transform(**timm.data.resolve_model_data_config(model))
def classify(image):
    yield "Looking at it"
    with torch.inference_mode():
        shares = model(transform(image)[None]).softmax(-1)[0]
    yield str(shares.topk(5))
gr.Interface(classify, gr.Image(type="pil"), "text", api_name="generate").launch()
`,
  'a program of its authors that is started': `
import subprocess
import tempfile
import gradio as gr
from huggingface_hub import snapshot_download
folder = snapshot_download("alice/tiny")
def sing(prompt):
    out = tempfile.mktemp(suffix=".wav")
    subprocess.run(["python", "infer.py", "--weights", folder, "--prompt", prompt, "--out", out], check=True)
    return out
gr.Interface(sing, "text", "audio", api_name="generate").launch()
`,
  'asynchronous': `
import asyncio
import gradio as gr
from llama_cpp import Llama
llm = Llama.from_pretrained(repo_id="alice/tiny", filename="model.gguf")
async def generate(prompt: str):
    result = await asyncio.to_thread(llm, prompt, max_tokens=20)
    return result["choices"][0]["text"]
gr.Interface(generate, "text", "text", api_name="generate").launch()
`,
}

/** The files of one of them. */
export function toFiles(app: Readonly<Record<string, string>> | string): { path: string; bytes: Uint8Array }[] {
  const files = typeof app === 'string' ? { 'app.py': app } : app
  const readme = '---\ntitle: Tiny\nsdk: gradio\nsdk_version: 6.31.0\napp_file: app.py\n---\n'
  return Object.entries({ 'README.md': readme, ...files }).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))
}

/** The plainest of them, with what the guard asks of an app. */
export const honestApp = `${honestText('a pipeline at the top')}\nHEALTH = "/health"\n`

function honestText(name: string): string {
  const app = honestApps[name]
  return typeof app === 'string' ? app : (app?.['app.py'] ?? '')
}
