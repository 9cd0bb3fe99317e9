# Reads {"operation", "outcome"} a line, does that case of its topic, and answers with both and {"failure": traceback or null}.
import importlib, json, os, sys, traceback

topic = importlib.import_module(sys.argv[1].replace("-", "_"))
from support import Hub, cases

if "--list" in sys.argv:
    print(json.dumps({operation: list(outcomes) for operation, outcomes in cases.items()}))
    sys.exit()

# What the client prints must not be taken for an answer.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
hub = Hub()
for line in sys.stdin:
    asked = json.loads(line)
    failure = None
    try:
        cases[asked["operation"]][asked["outcome"]](hub)
    except BaseException:
        failure = traceback.format_exc(limit=-3, chain=False)
    print(json.dumps({**asked, "failure": failure}), file=answers, flush=True)
