from build123d import *


def post(h):
    return Cylinder(2, h, align=(Align.CENTER, Align.CENTER, Align.MIN))


with BuildPart() as p:
    Box(50, 50, 2, align=(Align.CENTER, Align.CENTER, Align.MAX))
    for i, loc in enumerate(GridLocations(15, 15, 3, 3)):
        with Locations(loc):
            post(3 + i)
    with Locations(*[(x, 0, 0) for x in (-20, 20)]) as locs:
        Torus(4, 1)
    for l in locs:
        add(Sphere(1).moved(l * Pos(0, 20, 0)))
print(len(locs.locations), len(p.solids()))
result = p.part
