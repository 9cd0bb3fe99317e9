"""A client that is ready: does one step for each line of JSON, and answers with one."""

import json
import sys

from huggingface_hub import HfApi

api = HfApi()
sys.stdout.write('{"ready": true}\n')
sys.stdout.flush()

for line in sys.stdin:
    task = json.loads(line)
    try:
        if "create" in task:
            api.create_bucket(task["create"])
        else:
            api.sync_bucket(task["source"], task["dest"], quiet=True)
        answer = {"ok": True}
    except Exception as error:  # told to whoever asked
        answer = {"error": f"{type(error).__name__}: {error}"}
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
