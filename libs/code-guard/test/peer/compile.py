"""Reads a JSON list of programs, prints a JSON list: null for one that compiles, else the message."""

import json
import sys
import warnings

warnings.simplefilter("ignore")
messages = []
for source in json.load(sys.stdin):
    try:
        compile(source, "script.py", "exec", dont_inherit=True)
        messages.append(None)
    except (SyntaxError, ValueError) as error:
        messages.append(str(error))
json.dump(messages, sys.stdout)
