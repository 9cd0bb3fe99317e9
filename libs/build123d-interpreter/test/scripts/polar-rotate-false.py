from build123d import *

with BuildPart() as p:
    Cylinder(30, 4)
    with PolarLocations(20, 5, start_angle=15, rotate=False):
        Box(8, 4, 10)
    with PolarLocations(20, 4, angular_range=180, rotate=True, endpoint=True) as locs:
        Cylinder(1, 20, mode=Mode.SUBTRACT)
    with HexLocations(4, 3, 3):
        Cylinder(2, 20, mode=Mode.SUBTRACT)
print([str(l.position) for l in locs.locations][:2], len(locs.locations))
result = p.part
