from build123d import *

with BuildPart() as p:
    for angle in range(0, 360, 60):
        with Locations(Rot(Z=angle) * Pos(20, 0, 0)):
            Box(10, 4, 4)
        with Locations(Location((0, 0, 4), (0, 0, angle)) * Location((12, 0, 0))):
            Cylinder(2, 6)
    Cylinder(16, 4)
result = p.part
