from build123d import *

part = Box(10, 10, 10) + Pos(0, 0, 5) * Cylinder(3, 10)
print(len(part.faces().filter_by(GeomType.PLANE, reverse=True)), len(part.edges().filter_by(Axis.Z, reverse=True)), len(part.faces().filter_by(lambda f: f.is_planar)))
print(len(part.faces().filter_by_position(Axis.Z, 0, 100)), len(part.faces().filter_by_position(Axis.Z, 5, 5, inclusive=(True, True))), len(part.edges().filter_by(GeomType.CIRCLE)))
print(len(part.edges().filter_by(Plane.XY)), len(part.vertices().group_by(Axis.Z)), part.faces().sort_by(SortBy.AREA, reverse=True)[0].area > 50)
result = part
