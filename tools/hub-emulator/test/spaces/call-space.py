"""Calls a Space by its name: what it answers to a text and to a file, as JSON."""

import json
import sys

from gradio_client import Client, handle_file

client = Client(sys.argv[1], token=sys.argv[2] or None, verbose=False)
answer = {'greet': client.predict('Ann', api_name='/greet'), 'size': client.predict(handle_file(sys.argv[3]), api_name='/size')}
answer['steps'] = list(client.submit(3, api_name='/count'))
sys.stdout.write(json.dumps(answer))
client.close()
