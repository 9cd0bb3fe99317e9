from math import cos, sin, pi, radians
from build123d import *

teeth, outer, root = 18, 30.0, 26.0
pts = []
for i in range(teeth):
    a = 2 * pi * i / teeth
    step = 2 * pi / teeth
    pts += [
        (root * cos(a), root * sin(a)),
        (outer * cos(a + 0.25 * step), outer * sin(a + 0.25 * step)),
        (outer * cos(a + 0.5 * step), outer * sin(a + 0.5 * step)),
        (root * cos(a + 0.75 * step), root * sin(a + 0.75 * step)),
    ]
with BuildPart() as gear:
    with BuildSketch() as sk:
        with BuildLine():
            Polyline(*pts, close=True)
        make_face()
        Circle(5, mode=Mode.SUBTRACT)
        with Locations((5, 0)):
            Rectangle(4, 3, mode=Mode.SUBTRACT)
        with PolarLocations(16, 5):
            Circle(4, mode=Mode.SUBTRACT)
    extrude(amount=8)
print(f"{sk.sketch.area:.4f} {len(pts)=}")
result = gear.part
