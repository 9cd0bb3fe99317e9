"""Runs a command and prints its wall time and the peak memory of its largest process, as the operating system counted them."""

import json
import os
import sys
import time

out = os.open(os.devnull, os.O_WRONLY)
started = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, out, 1)])
_, status, usage = os.wait4(child, 0)
print(json.dumps({"ms": (time.perf_counter() - started) * 1000, "peakMiB": usage.ru_maxrss / 1024, "exit": os.waitstatus_to_exitcode(status)}))
