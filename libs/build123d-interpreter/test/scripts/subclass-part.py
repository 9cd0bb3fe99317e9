from build123d import *


class MountingEar(BasePartObject):
    """An ear with a hole."""

    def __init__(self, radius: float, hole: float, thickness: float, rotation=(0, 0, 0), align=(Align.CENTER, Align.CENTER, Align.MIN), mode: Mode = Mode.ADD):
        with BuildPart() as ear:
            with BuildSketch():
                Circle(radius)
                with Locations((0, -radius)):
                    Rectangle(2 * radius, 2 * radius)
                Circle(hole, mode=Mode.SUBTRACT)
            extrude(amount=thickness)
        super().__init__(part=ear.part, rotation=rotation, align=align, mode=mode)
        self.radius = radius


class DCut(BaseSketchObject):
    def __init__(self, radius, flat, rotation: float = 0, align=None, mode=Mode.ADD):
        sk = Circle(radius) - Pos(flat + radius, 0) * Rectangle(2 * radius, 2 * radius)
        super().__init__(sk, rotation=rotation, align=align, mode=mode)


with BuildPart() as p:
    Box(60, 30, 5, align=(Align.CENTER, Align.CENTER, Align.MIN))
    with Locations((-20, 20), (20, 20)):
        ear = MountingEar(8, 3, 5)
    with Locations((0, -20)):
        MountingEar(8, 3, 5, rotation=(0, 0, 180))
    with BuildSketch(p.faces().sort_by(Axis.Z)[-1]):
        DCut(6, 4, rotation=30)
    extrude(amount=-5, mode=Mode.SUBTRACT)
print(ear.radius, isinstance(ear, Part))
result = p.part
