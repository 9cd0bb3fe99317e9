from build123d import *

a = Box(10, 10, 10)
print(f"{a.intersect(Pos(5, 5, 5) * Box(10, 10, 10)).solids()[0].volume:.6f}", len(a.intersect(Axis.Z)), len(a.intersect(Plane.XY)))
print(f"{a.fuse(Pos(10) * Box(10, 10, 10)).volume:.6f} {a.cut(Cylinder(2, 10)).volume:.6f}")
print(Plane.XY & Plane.XZ, Axis.X & Axis.Y, Plane.XY & Axis.Z)
result = a.fuse(Pos(4, 4, 4) * Box(10, 10, 10)).clean()
