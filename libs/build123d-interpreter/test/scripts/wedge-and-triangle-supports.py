from build123d import *

base = Pos(0, 0, 1) * Box(60, 30, 2)
ramp = Pos(-15, 0, 7) * Wedge(20, 12, 10, 5, 2, 15, 8)
gusset = Plane.XZ * (Pos(12, 6) * Triangle(a=12, B=90, c=8))
rib = extrude(gusset, 2, both=True)
groove = extrude(Plane.YZ.offset(-30) * (Pos(0, 2) * Trapezoid(8, 2, 75, 60)), 60)
result = base + ramp + rib - groove
checks = [ramp.volume, rib.volume, groove.volume, gusset.area]
