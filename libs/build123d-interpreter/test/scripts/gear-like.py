from math import cos, pi, sin

from build123d import *

teeth = 16
points = []
for i in range(teeth):
    for offset, r in ((-0.25, 20), (-0.12, 24), (0.12, 24), (0.25, 20)):
        a = 2 * pi * (i + offset) / teeth
        points.append((r * cos(a), r * sin(a)))
gear = extrude(Polygon(points), amount=6)
gear -= Cylinder(5, 6, align=(Align.CENTER, Align.CENTER, Align.MIN))
gear -= Pos(5, 0, 0) * Box(4, 3, 6, align=(Align.CENTER, Align.CENTER, Align.MIN))
result = gear
checks = [gear.volume, len(gear.faces())]
