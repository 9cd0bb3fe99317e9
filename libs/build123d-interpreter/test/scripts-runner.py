"""Runs scripts with real build123d and prints what they made, one JSON object for all of them."""

import json
import sys
import time
import warnings
from pathlib import Path

warnings.simplefilter("ignore")

import build123d  # noqa: F401  (before the first clock)


def plain(value):
    if isinstance(value, bool) or isinstance(value, (int, str)) or value is None:
        return value
    if isinstance(value, float):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    raise TypeError(f"a check holds a {type(value).__name__}")


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
        "faceCenters": [[*face.center()] for face in shape.faces()][:40],
        "edgeCenters": [[*edge.center()] for edge in shape.edges()][:60],
    }


results = {}
for name in sys.argv[1:]:
    path = Path(name)
    namespace = {"__name__": "__main__"}
    started = time.perf_counter()
    try:
        exec(compile(path.read_text(), str(path), "exec"), namespace)
        results[path.stem] = {**measure(namespace["result"]), "checks": plain(namespace.get("checks", []))}
    except Exception as error:
        results[path.stem] = {"error": f"{type(error).__name__}: {error}"}
    print(f"{path.stem} {time.perf_counter() - started:.2f}s", file=sys.stderr)
print(json.dumps(results, indent=1))
