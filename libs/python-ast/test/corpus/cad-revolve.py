from build123d import *
with BuildPart() as vase:
    with BuildSketch(Plane.XZ):
        with BuildLine():
            l1 = Line((0, 0), (20, 0))
            l2 = Spline(l1 @ 1, (30, 25), (15, 60), tangents=[(1, 0.5), (0, 1)])
            l3 = Line(l2 @ 1, (0, 60)); l4 = Line(l3 @ 1, l1 @ 0)
        make_face()
    revolve(axis=Axis.Z, revolution_arc=360.0)
