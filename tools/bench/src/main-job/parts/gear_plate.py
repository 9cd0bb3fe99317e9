from math import cos, pi, sin

from build123d import *

teeth = 24
points = []
for tooth in range(teeth):
    for step, radius in ((0.0, 36.0), (0.3, 36.0), (0.42, 42.0), (0.78, 42.0), (0.9, 36.0)):
        angle = 2 * pi * (tooth + step) / teeth
        points.append((radius * cos(angle), radius * sin(angle)))

with BuildPart() as gear:
    with BuildSketch():
        with BuildLine():
            Polyline(*points, close=True)
        make_face()
        Circle(8, mode=Mode.SUBTRACT)
        with PolarLocations(22, 6):
            Circle(5, mode=Mode.SUBTRACT)
    extrude(amount=10)

result = gear.part
