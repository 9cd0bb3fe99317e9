from build123d import *


class Spacer(BasePartObject):
    """A round spacer."""

    def __init__(
        self,
        radius: float,
        height: float,
        *,
        bore: float = 3.0,
        rotation: RotationLike = (0, 0, 0),
        align: Align | tuple[Align, Align, Align] = None,
        mode: Mode = Mode.ADD,
    ) -> None:
        self._bore = bore
        solid = Cylinder(radius, height) - Cylinder(bore, height)
        super().__init__(part=solid, rotation=rotation, align=align, mode=mode)

    @property
    def wall(self) -> float: return self.radius - self._bore


spacer = Spacer(8, 12, bore=4)
