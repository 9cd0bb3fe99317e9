import math
from build123d import *

od, bore, thick, pcd, n = 100, 40, 12, 75, 6
with BuildPart() as flange:
    Cylinder(od / 2, thick, align=(Align.CENTER, Align.CENTER, Align.MIN))
    with Locations((0, 0, thick)):
        Cone(30, 25, 15, align=(Align.CENTER, Align.CENTER, Align.MIN))
    Hole(bore / 2)
    with Locations(Plane.XY.offset(thick)):
        with PolarLocations(pcd / 2, n, start_angle=30):
            CounterBoreHole(4.5, 8, 3)
    chamfer(flange.edges().filter_by(GeomType.CIRCLE).group_by(Axis.Z)[0].sort_by(SortBy.RADIUS)[-1], length=1.5)
print(math.isclose(flange.part.bounding_box().size.Z, 27))
result = flange.part
