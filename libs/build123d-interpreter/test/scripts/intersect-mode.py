from build123d import *

with BuildPart() as p:
    Box(20, 20, 20)
    Sphere(13, mode=Mode.INTERSECT)
die = p.part
pips = {1: [(0, 0)], 2: [(-4, -4), (4, 4)], 3: [(-4, -4), (0, 0), (4, 4)]}
faces = {1: Plane.XY.offset(10), 2: Plane.XZ.offset(10), 3: Plane.YZ.offset(10)}
for n, pl in faces.items():
    die -= [pl * Pos(x, y) * Sphere(1.5) for x, y in pips[n]]
print(f"{(Box(10, 10, 10) & Cylinder(6, 4)).volume:.6f}")
result = die
