from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

from build123d import *


@dataclass(frozen=True)
class Parameters:
    """All sizes in mm."""

    width: float = 60
    height: float = 40
    thickness: float = 5
    holes: tuple[float, ...] = (3.2, 4.2)
    label: Optional[str] = None
    extra: list[float] = field(default_factory=list)

    @property
    def volume(self) -> float:
        return self.width * self.height * self.thickness

    def scaled(self, factor: float) -> Parameters:
        return Parameters(self.width * factor, self.height * factor)


p = Parameters().scaled(1.5)
with BuildPart() as part:
    Box(p.width, p.height, p.thickness)
    for index, diameter in enumerate(p.holes):
        with Locations((index * 15 - 10, 0, p.thickness / 2)):
            Hole(diameter / 2)
part.part.label = p.label or "plate"
result = part.part
