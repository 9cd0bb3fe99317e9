from build123d import *

plate = Box(80, 50, 6) - GridLocations(60, 30, 2, 2) * Cylinder(3, 6)
plate = fillet(plate.edges().filter_by(Axis.Z).group_by(SortBy.LENGTH)[-1], 2)
top = plate.faces().sort_by(Axis.Z)[-1]
result = chamfer(top.outer_wire().edges(), 0.5)
checks = [top.area, top.center().Z]
