from build123d import *

half = Box(20, 10, 6, align=(Align.MIN, Align.CENTER, Align.MIN)) + Pos(14, 0, 6) * Cylinder(4, 8, align=(Align.CENTER, Align.CENTER, Align.MIN))
whole = half + mirror(half, about=Plane.YZ)
upper = split(whole, bisect_by=Plane.XY.offset(3))
result = scale(upper, 1.5)
checks = [whole.volume, upper.volume, len(whole.faces())]
