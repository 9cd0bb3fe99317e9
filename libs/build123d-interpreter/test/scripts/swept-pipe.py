from build123d import *

with BuildPart() as pipe:
    with BuildLine() as path:
        l1 = Line((0, 0, 0), (0, 0, 30))
        a1 = ThreePointArc((0, 0, 30), (4.393398282, 0, 40.606601718), (15, 0, 45))
        Line(a1 @ 1, (50, 0, 45))
    with BuildSketch(Plane(origin=path.line @ 0, z_dir=path.line % 0)):
        Circle(6)
        Circle(4.5, mode=Mode.SUBTRACT)
    sweep(path=path.line)
print(f"{path.line.edges()[0].length:.5f}")
result = pipe.part
