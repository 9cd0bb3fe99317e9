from build123d import *

length, width, thickness = 80.0, 60.0, 10.0
ex = Box(length, width, thickness)
ex -= Cylinder(radius=22.0 / 2, height=thickness)
sort_axis = Axis((0, 0, 0), (1, 1, 0))
corner = ex.edges().filter_by(Axis.Z).sort_by(sort_axis)[-1]
ex = fillet(corner, 8)
ex = chamfer(ex.edges().filter_by(Axis.Z).sort_by(sort_axis)[0], 5, 8)
ex = chamfer(ex.faces().sort_by()[-1].edges().filter_by(GeomType.CIRCLE), length=2, angle=30)
result = ex
