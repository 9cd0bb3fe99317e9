from typing import Callable, Iterable

from build123d import *


def spacer(thickness: float) -> Callable[[float], Part]:
    made = 0

    def make(radius: float, hole: float = 2.0) -> Part:
        nonlocal made
        made += 1
        return Cylinder(radius, thickness) - Cylinder(hole, thickness)

    return make


def line_up(shapes: Iterable[Part], step=30):
    return [Pos(index * step, 0, 0) * shape for index, shape in enumerate(shapes)]


make = spacer(3)
result = Part() + line_up(make(radius) for radius in (5, 8, 11))
