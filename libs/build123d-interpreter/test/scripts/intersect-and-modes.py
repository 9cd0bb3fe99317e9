from build123d import *

with BuildPart() as part:
    Sphere(20)
    Box(30, 30, 30, mode=Mode.INTERSECT)
    Cylinder(8, 60, rotation=(90, 0, 0), mode=Mode.SUBTRACT)
    tool = Cylinder(8, 60, mode=Mode.PRIVATE)
    add(tool, mode=Mode.SUBTRACT)
common = Box(10, 10, 10) & Pos(4, 4, 4) * Sphere(6)
result = part.part + Pos(40, 0, 0) * common
checks = [common.volume]
