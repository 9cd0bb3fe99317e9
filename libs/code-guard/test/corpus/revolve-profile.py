from build123d import *

profile = [(0, 0), (20, 0), (20, 5), (8, 8), (8, 30), (0, 30)]
with BuildPart() as pulley:
    with BuildSketch(Plane.XZ):
        with BuildLine():
            Polyline(*profile, close=True)
        make_face()
    revolve(axis=Axis.Z)
result = pulley.part
