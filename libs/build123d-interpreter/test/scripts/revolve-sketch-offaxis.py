from build123d import *

with BuildPart() as ring:
    with BuildSketch(Plane.XY):
        with Locations((15, 0)):
            RegularPolygon(4, 6)
    revolve(axis=Axis.Y, revolution_arc=270)
    with BuildSketch(Plane.YZ):
        with Locations((0, 20)):
            Rectangle(3, 3)
    revolve(axis=Axis((0, 0, 0), (0, 1, 0)), revolution_arc=90)
result = ring.part
