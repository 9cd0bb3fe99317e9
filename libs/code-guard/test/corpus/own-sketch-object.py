from build123d import *


class Keyhole(BaseSketchObject):
    def __init__(self, large: float, small: float, distance: float, rotation: float = 0, mode: Mode = Mode.ADD):
        with BuildSketch() as keyhole:
            Circle(large)
            with Locations((0, distance)):
                Circle(small)
            with Locations((0, distance / 2)):
                Rectangle(small * 2, distance)
        super().__init__(obj=keyhole.sketch, rotation=rotation, mode=mode)


with BuildPart() as hanger:
    Box(40, 60, 4)
    with BuildSketch(hanger.faces().sort_by(Axis.Z)[-1]):
        Keyhole(6, 3, 12)
    extrude(amount=-4, mode=Mode.SUBTRACT)
result = hanger.part
