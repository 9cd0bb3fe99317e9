from build123d import *

with BuildPart() as parts:
    Box(10, 20, 30)
    with Locations((40, 0, 0)):
        Cylinder(8, 20, arc_size=270)
    with Locations((80, 0, 0)):
        Cone(10, 4, 15)
    with Locations((120, 0, 0)):
        Sphere(9)
    with Locations((160, 0, 0)):
        Torus(12, 3)
    with Locations((200, 0, 0)):
        Wedge(20, 10, 15, 4, 3, 16, 12)
    with Locations((240, 0, 0)):
        Sphere(9, -30, 60, 200)
    with Locations((280, 0, 0)):
        Cone(6, 0, 10, rotation=(0, 90, 0))
result = parts.part
checks = [solid.volume for solid in parts.solids().sort_by(Axis.X)]
