from build123d import *

with BuildPart() as p:
    with Locations((20, 10, 0)):
        Box(10, 6, 4)
        Cylinder(2, 10)
    mirror(about=Plane.YZ)
    mirror(about=Plane.XZ)
    Box(50, 2, 2)
    Box(2, 30, 2)
result = p.part
