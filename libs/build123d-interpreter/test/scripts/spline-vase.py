from build123d import *

with BuildPart() as vase:
    with BuildSketch(Plane.XZ):
        with BuildLine():
            s = Spline((15, 0), (22, 20), (12, 45), (16, 60))
            Line(s @ 1, (0, 60))
            Line((0, 60), (0, 0))
            Line((0, 0), s @ 0)
        make_face()
    revolve(axis=Axis.Z)
    offset(amount=-2, openings=vase.faces().sort_by(Axis.Z)[-1])
result = vase.part
