from build123d import *

part = Box(40, 20, 10) - Cylinder(3, 10)
circ = part.edges().filter_by(GeomType.CIRCLE)[0]
near = part.faces().sort_by_distance(circ)[0]
along = part.vertices().sort_by(Line((0, 0, 0), (40, 20, 10)))
print(near.geom_type, along[-1].center(), circ.arc_center)
result = part
