from build123d import *

names = [Plane.XY, Plane.YZ, Plane.ZX, Plane.XZ, Plane.YX, Plane.ZY, Plane.front, Plane.back, Plane.left, Plane.right, Plane.top, Plane.bottom]
for p in names:
    print(p.x_dir, p.z_dir)
solids = [extrude(p.offset(20) * Rectangle(4, 8), 2) for p in names[:6]]
result = Compound(solids)
