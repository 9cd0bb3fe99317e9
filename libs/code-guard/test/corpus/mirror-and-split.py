from build123d import *

half = Box(30, 20, 10) - Pos(10, 0, 0) * Cylinder(4, 10)
both = half + mirror(half, about=Plane.YZ.offset(-15))
result = split(both, bisect_by=Plane.XY, keep=Keep.TOP)
