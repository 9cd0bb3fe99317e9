"""Runs build123d scripts from standard input (a JSON list) in one process and prints what each result measures."""

import json
import sys

import build123d


def genus_of(shape):
    """Euler's formula over the faces of each solid: V - E + F - inner wires = 2 - 2 genus."""
    total = 0
    for solid in shape.solids():
        inner = sum(len(face.inner_wires()) for face in solid.faces())
        # A closed surface without edges of its own, or with a seam, is counted by its cells as OCCT stores them.
        total += (2 - (len(solid.vertices()) - len(solid.edges()) + len(solid.faces()) - inner)) / 2
    return total


def measure(source):
    names = {}
    exec(compile(source, "script", "exec"), names)
    result = names["result"]
    size = result.bounding_box(optimal=True).size
    measured = {"size": [size.X, size.Y, size.Z], "valid": bool(result.is_valid)}
    if result.solids():
        cylinders = [face for face in result.faces() if face.geom_type == build123d.GeomType.CYLINDER]
        measured |= {"volume": result.volume, "solids": len(result.solids()), "cylinders": len(cylinders), "genus": genus_of(result)}
    elif result.faces():
        measured |= {"area": result.area, "innerWires": sum(len(face.inner_wires()) for face in result.faces()), "faces": len(result.faces())}
    else:
        measured |= {"length": result.length}
    return measured


def main():
    answers = []
    for source in json.load(sys.stdin):
        try:
            answers.append(measure(source))
        except Exception as error:
            answers.append({"error": f"{type(error).__name__}: {error}"})
    json.dump(answers, sys.stdout)


main()
