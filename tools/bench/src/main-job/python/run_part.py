"""The peer: real build123d, doing to a script what the product does to it. Used cold (one process a part) and warm (serve)."""

import json
import os
import sys
import time

ANGULAR = 0.2


def shape_of(script):
    namespace = {}
    exec(compile(open(script).read(), script, "exec"), namespace)
    return namespace["result"]


def export_step_stl(shape, folder, linear):
    from build123d import export_step, export_stl

    export_step(shape, os.path.join(folder, "part.step"))
    export_stl(shape, os.path.join(folder, "part.stl"), tolerance=linear, angular_tolerance=ANGULAR)


def export_all(shape, folder, linear):
    """Every file that the product writes of a solid; the picture by a painter's algorithm over the same mesh."""
    from build123d import Mesher, export_gltf

    export_step_stl(shape, folder, linear)
    export_gltf(shape, os.path.join(folder, "part.glb"), binary=True, linear_deflection=linear, angular_deflection=ANGULAR)
    mesher = Mesher()
    mesher.add_shape(shape, linear_deflection=linear, angular_deflection=ANGULAR)
    mesher.write(os.path.join(folder, "part.3mf"))
    draw_picture(shape, os.path.join(folder, "part.png"), linear)


def draw_picture(shape, file, linear, size=512):
    import numpy
    from PIL import Image, ImageDraw

    vertices, triangles = shape.tessellate(linear, ANGULAR)
    points = numpy.array([tuple(vertex) for vertex in vertices])
    azimuth, elevation = numpy.radians(-60), numpy.radians(28)
    right = numpy.array([-numpy.sin(azimuth), numpy.cos(azimuth), 0])
    toward = numpy.array([numpy.cos(azimuth) * numpy.cos(elevation), numpy.sin(azimuth) * numpy.cos(elevation), numpy.sin(elevation)])
    up = numpy.cross(toward, right)
    flat = numpy.stack([points @ right, -(points @ up)], axis=1)
    low, high = flat.min(axis=0), flat.max(axis=0)
    flat = (flat - (low + high) / 2) * (2 * size * 0.88 / (high - low).max()) + size
    corners = points[numpy.array(triangles)]
    normals = numpy.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals /= numpy.maximum(numpy.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    shade = 0.34 + 0.66 * numpy.maximum(normals @ toward, 0)
    depth = (corners.mean(axis=1)) @ toward
    image = Image.new("RGB", (2 * size, 2 * size), "white")
    draw = ImageDraw.Draw(image)
    for index in numpy.argsort(depth):
        if normals[index] @ toward > 0:
            grey = int(255 * min(1, shade[index]))
            draw.polygon([tuple(flat[corner]) for corner in triangles[index]], fill=(grey, grey, grey))
    image.resize((size, size), Image.LANCZOS).save(file)


def check_all(shape, folder, linear):
    """The proof that the product gives: shape valid, measures, closed mesh with its genus, every file read back."""
    import numpy
    import pygltflib
    from build123d import import_step
    from PIL import Image

    assert shape.is_valid and shape.volume > 0
    shape.bounding_box()
    check_mesh(*read_stl(os.path.join(folder, "part.stl")), volume=shape.volume)
    again = import_step(os.path.join(folder, "part.step"))
    assert len(again.solids()) == len(shape.solids()) and abs(again.volume - shape.volume) <= 1e-9 * shape.volume
    binary = pygltflib.GLTF2().load(os.path.join(folder, "part.glb"))
    blob = binary.binary_blob()
    for accessor in binary.accessors:
        view = binary.bufferViews[accessor.bufferView]
        assert view.byteOffset + view.byteLength <= len(blob)
    check_mesh(*read_3mf(os.path.join(folder, "part.3mf")), volume=shape.volume)
    picture = numpy.asarray(Image.open(os.path.join(folder, "part.png")))
    assert picture.shape[:2] == (512, 512) and picture.min() < 200


def read_stl(file):
    import numpy

    with open(file, "rb") as stream:
        stream.seek(80)
        count = int.from_bytes(stream.read(4), "little")
        records = numpy.frombuffer(stream.read(), dtype=numpy.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("flags", "<u2")]), count=count)
    points, indices = numpy.unique(numpy.round(records["corners"].reshape(-1, 3) / 1e-5).astype(numpy.int64), axis=0, return_inverse=True)
    return points * 1e-5, indices.reshape(-1, 3)


def read_3mf(file):
    """The mesh alone: build123d's own reader makes a solid of every triangle, which is no part of the proof."""
    import numpy
    from lib3mf import Wrapper

    model = Wrapper().CreateModel()
    model.QueryReader("3mf").ReadFromFile(file)
    meshes = model.GetMeshObjects()
    assert meshes.MoveNext()
    mesh = meshes.GetCurrentMeshObject()
    points = numpy.array([tuple(vertex.Coordinates) for vertex in mesh.GetVertices()])
    return points, numpy.array([tuple(triangle.Indices) for triangle in mesh.GetTriangleIndices()])


def check_mesh(points, triangles, volume):
    import numpy

    edges = numpy.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    assert len(numpy.unique(edges, axis=0)) == len(edges)
    assert len(numpy.unique(numpy.sort(edges, axis=1), axis=0)) * 2 == len(edges)
    a, b, c = points[triangles[:, 0]], points[triangles[:, 1]], points[triangles[:, 2]]
    assert abs(numpy.einsum("ij,ij->i", a, numpy.cross(b, c)).sum() / 6 - volume) < 0.02 * volume


def work(kind, script, folder, linear):
    shape = shape_of(script)
    if kind == "files":
        export_step_stl(shape, folder, linear)
    else:
        export_all(shape, folder, linear)
        check_all(shape, folder, linear)


def main():
    if sys.argv[1] == "serve":
        import build123d  # noqa: F401

        print(json.dumps({"ready": True}), flush=True)
        for line in sys.stdin:
            task = json.loads(line)
            started = time.perf_counter()
            work(task["kind"], task["script"], task["folder"], task["linear"])
            print(json.dumps({"ms": (time.perf_counter() - started) * 1000}), flush=True)
    else:
        work(sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4]))


main()
