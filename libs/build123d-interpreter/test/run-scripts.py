"""Runs scripts with real build123d and prints what they made as JSON, a line for each.

The recorded answers are made with it: python run-scripts.py scripts/*.py > scripts/expected.json
"""

import contextlib
import io
import json
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")


def plain(value):
    if isinstance(value, bool) or isinstance(value, (int, str)) or value is None:
        return value
    if isinstance(value, float):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    raise TypeError(f"a check holds a {type(value).__name__}")


def rounded(point):
    return [round(value, 6) + 0.0 for value in point]


def measure(shape):
    box = shape.bounding_box()
    kind = "solid" if shape.solids() else "sketch" if shape.faces() else "path"
    return {
        "kind": kind,
        "volume": sum(solid.volume for solid in shape.solids()),
        "area": shape.area if kind != "path" else 0.0,
        "length": sum(edge.length for edge in shape.edges()),
        "box": [*box.min, *box.max],
        "solids": len(shape.solids()),
        "faces": len(shape.faces()),
        "edges": len(shape.edges()),
        "vertices": len(shape.vertices()),
        # The order of sub-shapes is part of the contract: sort_by on equal keys depends on it.
        "faceCenters": [rounded(face.center()) for face in shape.faces()][:30],
    }


results = {}
for name in sys.argv[1:]:
    path = Path(name)
    namespace = {"__name__": "__main__"}
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(path.read_text(), str(path), "exec"), namespace)
        results[path.stem] = {**measure(namespace["result"]), "checks": plain(namespace.get("checks", [])), "output": printed.getvalue()}
    except Exception as error:
        results[path.stem] = {"error": f"{type(error).__name__}: {error}"}
print("{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(result)}" for name, result in results.items()) + "\n}")
