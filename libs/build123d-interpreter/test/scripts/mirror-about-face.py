from build123d import *

half = Box(20, 10, 5, align=(Align.MIN, Align.CENTER, Align.MIN)) + Pos(15, 0, 5) * Cylinder(3, 6, align=(Align.CENTER, Align.CENTER, Align.MIN))
mid = Plane(half.faces().sort_by(Axis.X)[0])
whole = half + mirror(half, mid)
quarter = mirror(Pos(0, 20, 0) * half, about=Plane.XZ)
print(mid.z_dir, whole.bounding_box().size, quarter.center())
result = whole + quarter
