from build123d import *

with BuildPart() as p:
    with BuildLine() as path:
        ThreePointArc((0, 0, 0), (10, 0, 25), (0, 0, 50))
    with BuildSketch(Plane(path.edges()[0] @ 0, z_dir=path.edges()[0] % 0)):
        Circle(5)
    with BuildSketch(Plane(path.edges()[0] @ 1, z_dir=path.edges()[0] % 1)):
        Circle(8)
    sweep(multisection=True)
result = p.part
