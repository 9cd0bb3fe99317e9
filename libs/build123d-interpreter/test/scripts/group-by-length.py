from build123d import *

part = Box(40, 30, 10) - Pos(0, 0, 5) * Box(20, 10, 10)
groups = part.edges().group_by(SortBy.LENGTH)
print([len(g) for g in groups], [round(g[0].length, 3) for g in groups])
part = chamfer(groups[-1], 1)
biggest = part.faces().sort_by(SortBy.AREA)[-1]
print(round(biggest.area, 4), biggest.geom_type, biggest.geom_type == GeomType.PLANE)
result = part
