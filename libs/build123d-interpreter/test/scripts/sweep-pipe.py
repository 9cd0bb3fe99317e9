from build123d import *

with BuildPart() as pipe:
    with BuildLine() as path:
        first = Line((0, 0, 0), (0, 0, 40))
        second = RadiusArc(first @ 1, (20, 0, 60), 20)
        Line(second @ 1, second @ 1 + second % 1 * 30)
    with BuildSketch(Plane.XY):
        Circle(6)
        Circle(4, mode=Mode.SUBTRACT)
    sweep(path=path.line)
result = pipe.part
checks = [path.wire().length, (second % 0.5).X, (second @ 0.25).Z]
