from build123d import *
b = Box(30, 20, 10)
top = b.faces().sort_by(Axis.Z)[-1]
pl = Plane(top)
b += pl * Pos(5, 0, 0) * Cylinder(4, 6, align=(Align.CENTER, Align.CENTER, Align.MIN))
b -= Pos(-8, 0, 0) * Cylinder(2, 20)
e = b.edges().filter_by(GeomType.CIRCLE).group_by(Axis.Z)[-1]
b = fillet(e, 1)
b = b.rotate(Axis.X, 90).mirror(Plane.XY)
result = b
checks = [b.bounding_box().min.X, b.bounding_box().max.Y, b.bounding_box().max.Z, pl.origin.Z, *pl.x_dir, *pl.z_dir]
