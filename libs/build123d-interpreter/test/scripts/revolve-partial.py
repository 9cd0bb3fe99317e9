from build123d import *

with BuildPart() as elbow:
    with BuildSketch(Plane.XZ):
        with Locations((30, 0)):
            Rectangle(10, 6)
            Rectangle(6, 3, mode=Mode.SUBTRACT)
    revolve(axis=Axis.Z, revolution_arc=120)
solid2 = revolve(Plane.XZ * Pos(8, 0) * Circle(2), axis=Axis.Z, revolution_arc=-90)
print(round(solid2.volume, 5), solid2.bounding_box().min, solid2.bounding_box().max)
result = elbow.part
