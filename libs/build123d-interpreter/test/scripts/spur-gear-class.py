from build123d import *
from math import *


class SpurGear(BaseSketchObject):
    def __init__(self, module, teeth, pressure=20, rotation=0, align=Align.CENTER, mode=Mode.ADD):
        r = module * teeth / 2
        ra, rf = r + module, r - 1.25 * module
        half = pi / teeth / 2
        with BuildSketch() as s:
            Circle(rf)
            with PolarLocations(0, teeth):
                with BuildLine():
                    Polyline(
                        (rf * 0.9, -rf * 0.9 * sin(half * 1.3)),
                        (r * cos(half), -r * sin(half)),
                        (ra * cos(half * 0.5), -ra * sin(half * 0.5)),
                        (ra * cos(half * 0.5), ra * sin(half * 0.5)),
                        (r * cos(half), r * sin(half)),
                        (rf * 0.9, rf * 0.9 * sin(half * 1.3)),
                        close=True,
                    )
                make_face()
        super().__init__(s.sketch, rotation, align, mode)


with BuildPart() as gear:
    with BuildSketch() as sk:
        SpurGear(2, 14)
        Circle(4, mode=Mode.SUBTRACT)
    extrude(amount=6)
    with BuildSketch(gear.faces().sort_by(Axis.Z)[-1]):
        Circle(7)
        Circle(4, mode=Mode.SUBTRACT)
    extrude(amount=5)
print(f"{sk.sketch.area:.5f}", len(sk.sketch.faces()))
result = gear.part
