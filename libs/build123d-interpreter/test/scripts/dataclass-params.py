from dataclasses import dataclass, field
from typing import Optional, List
from build123d import *


@dataclass(frozen=True)
class Hole2D:
    x: float
    y: float
    d: float = 3.2


@dataclass
class PlateSpec:
    w: float
    h: float
    t: float = 4
    holes: List[Hole2D] = field(default_factory=list)
    corner: Optional[float] = None

    def build(self) -> Part:
        with BuildPart() as bp:
            with BuildSketch():
                if self.corner:
                    RectangleRounded(self.w, self.h, self.corner)
                else:
                    Rectangle(self.w, self.h)
                for h in self.holes:
                    with Locations((h.x, h.y)):
                        Circle(h.d / 2, mode=Mode.SUBTRACT)
            extrude(amount=self.t)
        return bp.part


spec = PlateSpec(80, 50, corner=6, holes=[Hole2D(x, y) for x in (-30, 30) for y in (-18, 18)] + [Hole2D(0, 0, d=12)])
print(spec.holes[0], len(spec.holes), spec == spec)
result = spec.build()
