import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describePeer } from '@naturalcad/peers'
import { expect, onTestFinished, test } from 'vitest'
import { startWithModel } from '../support/inference.ts'

const run = promisify(execFile)

const program = `
import json, sys
from huggingface_hub import InferenceClient, model_info
from huggingface_hub.errors import HfHubHTTPError

url, token, stranger = sys.argv[1:]
client = InferenceClient(base_url=url + "/v1", api_key=token)
messages = [{"role": "user", "content": "hello"}]
out = {}
answer = client.chat.completions.create(model="org/small", messages=messages)
out["whole"] = answer.choices[0].message.content
out["stream"] = "".join(chunk.choices[0].delta.content or "" for chunk in client.chat.completions.create(model="org/small:fastest", messages=messages, stream=True) if chunk.choices)
tool = {"type": "function", "function": {"name": "read", "parameters": {"type": "object", "properties": {}}}}
out["tool"] = client.chat_completion(messages, model="org/small", tools=[tool]).choices[0].message.tool_calls[0].function.name

def refused(api_key, model):
    try:
        InferenceClient(base_url=url + "/v1", api_key=api_key).chat_completion(messages, model=model)
    except HfHubHTTPError as error:
        return [error.response.status_code, type(error).__name__]

out["unknown model"] = refused(token, "org/none")
out["wrong token"] = refused("hf_wrong", "org/small")
out["no right"] = refused(stranger, "org/small")
mapping = model_info("alice/served", expand=["inferenceProviderMapping"]).inference_provider_mapping
out["mapping"] = [[one.provider, one.provider_id, one.status] for one in mapping]
sys.stdout.write(json.dumps(out))
`

describePeer('huggingface_hub', 'the Python inference client', (python) => {
  test('talks through the router, and gets the refusals it knows', async () => {
    const { hub } = await startWithModel({
      model: {
        models: ['org/small', { id: 'alice/served', providers: [{ provider: 'novita' }] }],
        rules: [{ when: { offers: 'read' }, reply: { toolCalls: [{ name: 'read' }] } }, { times: 'always', reply: { text: 'Hello from the model', pieceCharacters: 3 } }],
      },
      hub: {
        seed: {
          users: [
            { name: 'alice', tokens: [{ value: 'hf_alice' }] },
            { name: 'bob', tokens: [{ value: 'hf_narrow', grant: { kind: 'fine-grained' } }] },
          ],
          repositories: [{ id: 'alice/served' }],
        },
      },
    })
    const home = mkdtempSync(join(tmpdir(), 'hub-emulator-python-'))
    onTestFinished(() => rmSync(home, { recursive: true, force: true }))
    const env = { HF_HOME: home, HF_ENDPOINT: hub.url, HF_TOKEN: 'hf_alice', HF_HUB_DISABLE_TELEMETRY: '1', NO_COLOR: '1', PATH: process.env['PATH'] ?? '' }
    const { stdout } = await run(python, ['-c', program, hub.url, 'hf_alice', 'hf_narrow'], { env })
    expect(JSON.parse(stdout)).toEqual({
      whole: 'Hello from the model',
      stream: 'Hello from the model',
      tool: 'read',
      'unknown model': [400, 'BadRequestError'],
      'wrong token': [401, 'HfHubHTTPError'],
      'no right': [403, 'HfHubHTTPError'],
      mapping: [['novita', 'alice/served', 'live']],
    })
  })
})
