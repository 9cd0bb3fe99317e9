from math import cos, pi, sin

from build123d import *


class Knob(BasePartObject):
    def __init__(self, radius: float, height: float, lobes: int = 6, rotation=(0, 0, 0), align=None, mode: Mode = Mode.ADD):
        with BuildPart() as knob:
            Cylinder(radius, height)
            with PolarLocations(radius * 1.1, lobes):
                Cylinder(radius / 4, height, mode=Mode.SUBTRACT)
        super().__init__(part=knob.part, rotation=rotation, align=align, mode=mode)


def star(points: int, outer: float, inner: float):
    corners = []
    for index in range(points * 2):
        radius = outer if index % 2 == 0 else inner
        corners.append((radius * cos(pi * index / points), radius * sin(pi * index / points)))
    return Polygon(*corners, align=(Align.CENTER, Align.CENTER))


with BuildPart() as assembly:
    Knob(20, 10)
    with Locations((60, 0, 0)):
        Knob(12, 20, 5, rotation=(90, 0, 0))
    with BuildSketch(Plane.XY.offset(5)):
        add(star(5, 10, 4))
    extrude(amount=3)
result = assembly.part
