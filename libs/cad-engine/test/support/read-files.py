"""Reads the files of parts, one folder each (arguments), with programs of others; prints a JSON line for each folder."""

import json
import os
import sys
from xml.etree import ElementTree

import ezdxf
import lib3mf
import numpy
from build123d import import_step
from lib3mf import Lib3MF

wrapper = Lib3MF.Wrapper(os.path.join(os.path.dirname(lib3mf.__file__), "lib3mf"))


def step(path):
    shape = import_step(path)
    size = shape.bounding_box(optimal=True).size
    return {
        "valid": bool(shape.is_valid),
        "volume": sum(solid.volume for solid in shape.solids()),
        "area": sum(face.area for face in shape.faces()),
        "length": sum(edge.length for edge in shape.edges()),
        "solids": len(shape.solids()),
        "faces": len(shape.faces()),
        "edges": len(shape.edges()),
        "size": [size.X, size.Y, size.Z],
    }


def closed(points, triangles):
    """How often each directed edge occurs, against its reverse; and the volume by the divergence theorem."""
    edges = numpy.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]).astype(numpy.int64)
    amount = len(points)
    forth, counts = numpy.unique(edges[:, 0] * amount + edges[:, 1], return_counts=True)
    back = numpy.unique(edges[:, 1] * amount + edges[:, 0])
    a, b, c = (points[triangles[:, corner]].astype(numpy.float64) for corner in range(3))
    return {
        "closed": bool((counts == 1).all() and numpy.array_equal(forth, back)),
        "degenerate": int((triangles[:, [0, 1, 2]] == triangles[:, [1, 2, 0]]).any(axis=1).sum()),
        "volume": float(numpy.einsum("ij,ij->i", a, numpy.cross(b, c)).sum() / 6),
    }


def stl(path):
    with open(path, "rb") as file:
        data = file.read()
    record = numpy.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
    facets = numpy.frombuffer(data, record, offset=84)
    assert len(facets) == int.from_bytes(data[80:84], "little")
    points, index = numpy.unique(facets["corners"].reshape(-1, 3), axis=0, return_inverse=True)
    return closed(points, index.reshape(-1, 3))


def three_mf(path):
    model = wrapper.CreateModel()
    reader = model.QueryReader("3mf")
    reader.SetStrictModeActive(True)
    reader.ReadFromFile(path)
    warnings = [reader.GetWarning(index)[1] for index in range(reader.GetWarningCount())]
    objects = model.GetMeshObjects()
    meshes = []
    while objects.MoveNext():
        mesh = objects.GetCurrentMeshObject()
        points = numpy.array([list(vertex.Coordinates) for vertex in mesh.GetVertices()])
        triangles = numpy.array([list(triangle.Indices) for triangle in mesh.GetTriangleIndices()])
        meshes.append(closed(points, triangles) | {"manifold": mesh.IsManifoldAndOriented()})
    unit = model.GetUnit().name
    return {"warnings": warnings, "unit": unit, "meshes": meshes}


def dxf(path):
    document = ezdxf.readfile(path)
    audit = document.audit()
    texts = [text.dxf.text for text in document.modelspace().query("TEXT")]
    return {"errors": [e.message for e in audit.errors], "fixes": [e.message for e in audit.fixes], "texts": texts}


def svg(path):
    root = ElementTree.parse(path).getroot()
    return {"root": root.tag, "width": root.get("width"), "height": root.get("height")}


readers = {"part.step": step, "part.stl": stl, "part.3mf": three_mf, "part.dxf": dxf, "part.svg": svg}


def main():
    for folder in sys.argv[1:]:
        found = {name[5:]: read(os.path.join(folder, name)) for name, read in readers.items() if os.path.exists(os.path.join(folder, name))}
        print(json.dumps(found))


main()
