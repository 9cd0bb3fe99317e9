import math
from build123d import *

teeth = 24
module = 2.0
outer = module * (teeth + 2) / 2
root = module * (teeth - 2.5) / 2
points = []
for tooth in range(teeth):
    for offset, radius in ((0.0, root), (0.25, root), (0.35, outer), (0.65, outer)):
        angle = 2 * math.pi * (tooth + offset) / teeth
        points.append((radius * math.cos(angle), radius * math.sin(angle)))

with BuildPart() as gear:
    with BuildSketch():
        with BuildLine():
            Polyline(*points, close=True)
        make_face()
    extrude(amount=8)
    Hole(radius=5)
result = gear.part
