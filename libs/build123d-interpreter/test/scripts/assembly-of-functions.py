from dataclasses import dataclass

from build123d import *


@dataclass
class Spec:
    width: float = 30
    holes: int = 3
    thickness: float = 4


def link(spec: Spec) -> Part:
    body = SlotCenterToCenter(spec.width, 10)
    holes = [Pos(x * spec.width / (spec.holes - 1) - spec.width / 2, 0) * Circle(2.5) for x in range(spec.holes)]
    return extrude(body - holes, spec.thickness)


links = [Pos(0, 15 * i, 0) * link(Spec(width=30 + 5 * i, holes=2 + i)) for i in range(3)]
result = Part() + links
checks = [round(item.volume, 6) for item in links]
