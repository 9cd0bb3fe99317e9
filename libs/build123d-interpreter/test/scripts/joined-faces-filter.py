from build123d import *

part = Box(20, 20, 20) - Pos(0, 0, 5) * Cylinder(5, 10) - Pos(0, 0, -10) * Cylinder(2, 40)
cyl = part.faces().filter_by(GeomType.CYLINDER)
print(sorted(round(f.radius, 2) for f in cyl))
inner = part.edges().filter_by(GeomType.CIRCLE).group_by(SortBy.RADIUS)[-1]
print(len(inner), len(part.faces().filter_by(Plane.XY)), len(part.faces().filter_by(GeomType.PLANE) - part.faces().filter_by(Axis.Z)))
part = chamfer(inner.sort_by(Axis.Z)[-1], 0.8)
floor = part.faces().filter_by(Axis.Z).group_by(Axis.Z)
print([len(g) for g in floor], floor[1][0].center().Z)
result = part
