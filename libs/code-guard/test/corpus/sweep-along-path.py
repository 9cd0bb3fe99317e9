from build123d import *

with BuildPart() as pipe:
    with BuildLine() as path:
        l1 = Line((0, 0, 0), (0, 0, 40))
        l2 = JernArc(start=l1 @ 1, tangent=l1 % 1, radius=20, arc_size=90)
        Line(l2 @ 1, l2 @ 1 + (l2 % 1) * 30)
    with BuildSketch(Plane(origin=path.line @ 0, z_dir=path.line % 0)):
        Circle(8)
        Circle(6, mode=Mode.SUBTRACT)
    sweep()
result = pipe.part
