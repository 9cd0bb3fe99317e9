from __future__ import annotations
from dataclasses import dataclass, field
from enum import Enum, auto
from build123d import *

class Head(Enum):
    HEX = auto()
    SOCKET = "socket"

@dataclass(frozen=True)
class Bolt:
    size: float
    length: float = 20.0
    head: Head = Head.HEX
    marks: list[str] = field(default_factory=list)

    def make(self) -> Part:
        shank = Cylinder(self.size / 2, self.length)
        return shank + Pos(0, 0, self.length / 2) * extrude(RegularPolygon(self.size, 6), self.size * .7)

bolts = {f"M{d}": Bolt(d) for d in (3, 4, 5)}
