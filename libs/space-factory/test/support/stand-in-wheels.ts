import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'

/** Modules of packages that are too large for tests, by name and version. */
export interface StandInPackage {
  name: string
  version: string
  source: string
}

export interface PackageIndex {
  url: string
  stop(): Promise<void>
}

const pack = `
import base64, hashlib, json, sys, zipfile
for package in json.load(sys.stdin):
    name, version = package["name"], package["version"]
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}/__init__.py": package["source"],
        f"{info}/METADATA": f"Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\\nGenerator: tests\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    }
    record = "".join(f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b'=').decode()},{len(text.encode())}\\n" for path, text in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\\n"
    with zipfile.ZipFile(f"{sys.argv[1]}/{name}-{version}-py3-none-any.whl", "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
`

/** An index of packages that has the stand-ins, and sends whoever asks for another package to the one that pip asks by itself. */
export async function startPackageIndex(python: string, folder: string, packages: readonly StandInPackage[]): Promise<PackageIndex> {
  run(python, ['-c', pack, folder], JSON.stringify(packages))
  const elsewhere = run(python, ['-c', 'import sys; from pip._internal.models.index import PyPI; sys.stdout.write(PyPI.simple_url)'])
  const wheels = new Map(packages.map(({ name, version }) => [name, join(folder, `${name}-${version}-py3-none-any.whl`)]))
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const [, name = ''] = /^\/simple\/([^/]+)\/$/.exec(path) ?? []
    const wheel = wheels.get(name)
    const file = [...wheels.values()].find((one) => path === `/${basename(one)}`)
    if (file !== undefined) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(readFileSync(file))
    else if (wheel !== undefined) response.writeHead(200, { 'content-type': 'text/html' }).end(`<!DOCTYPE html><a href="/${basename(wheel)}">${basename(wheel)}</a>`)
    else response.writeHead(302, { location: `${elsewhere}${path.slice('/simple'.length)}` }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/simple`,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

function run(python: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(python, ['-I', ...args], { input, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

/** What the template for text models asks of torch and transformers, and no more: letters come from the weights and the prompt, by no network. */
export const standInTransformers: StandInPackage[] = [
  {
    name: 'torch',
    version: '99.0.0',
    source: `"""Stands in for torch in tests."""
from contextlib import contextmanager

float32 = "float32"
bfloat16 = "bfloat16"

@contextmanager
def inference_mode():
    yield
`,
  },
  {
    name: 'transformers',
    version: '5.23.0',
    source: `"""Stands in for transformers in tests: it loads the files of the model, and computes letters from them that mean nothing."""
import hashlib, json
from huggingface_hub import hf_hub_download

class Letters(list):
    @property
    def shape(self):
        return (1, len(self[0]))

class Inputs(dict):
    def to(self, device):
        return self

class AutoTokenizer:
    chat_template = None

    @classmethod
    def from_pretrained(cls, model, revision):
        with open(hf_hub_download(model, "tokenizer.json", revision=revision)) as file:
            json.load(file)
        return cls()

    def __call__(self, text, return_tensors, truncation):
        return Inputs(input_ids=Letters([[ord(letter) for letter in text]]))

    def decode(self, letters, skip_special_tokens):
        return "".join(map(chr, letters))

class Config:
    is_encoder_decoder = False

class AutoModelForCausalLM:
    config = Config()

    @classmethod
    def from_pretrained(cls, model, revision, dtype):
        self = cls()
        with open(hf_hub_download(model, "model.safetensors", revision=revision), "rb") as file:
            self.weights = file.read()
        return self

    def to(self, device):
        return self

    def eval(self):
        return self

    def generate(self, input_ids, max_new_tokens, do_sample):
        [prompt] = input_ids
        digest = hashlib.sha256(self.weights + bytes(str(prompt), "utf8")).digest()
        return [prompt + [97 + byte % 26 for byte in digest[:max_new_tokens]]]
`,
  },
]
