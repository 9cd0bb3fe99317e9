from math import cos, radians, sin
from build123d import *

plate = extrude(Ellipse(40, 25), 5)
angles = [20 + 35 * k for k in range(5)]
for i, a in enumerate(angles):
    r = 2 + 0.5 * i
    plate -= Pos(28 * cos(radians(a)), 16 * sin(radians(a))) * Cylinder(r, 20)
arc_slot = extrude(SlotArc(CenterArc((0, 0), 12, 200, 140), 4), 20)
plate -= arc_slot
print(f"{plate.volume:.4f}")
result = plate
