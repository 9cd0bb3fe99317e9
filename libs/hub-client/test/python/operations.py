"""Does each operation with the Python client, by name, as operations.ts does it with ours. Prints what failed, by operation."""

import json
import sys

import repository_operations  # noqa: F401, I001: in the order of operations.ts
import discussion_operations  # noqa: F401
import oauth_operations  # noqa: F401
import bucket_operations  # noqa: F401
import space_operations  # noqa: F401
import job_operations  # noqa: F401
from shared import endpoint, operations, post

failures = {}
for name, function in operations.items():
    post(f"{endpoint}/_operation?name={name}")
    try:
        function()
    except Exception as error:
        failures[name] = f"{type(error).__name__}: {error}"
sys.stdout.write(json.dumps({"operations": list(operations), "failures": failures}))
