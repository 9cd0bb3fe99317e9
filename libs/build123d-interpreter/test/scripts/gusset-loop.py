from build123d import *

with BuildPart() as p:
    Box(60, 40, 4)
    with Locations((0, 0, 2)):
        Box(60, 4, 30, align=(Align.CENTER, Align.CENTER, Align.MIN))
    for x in range(-24, 25, 16):
        with BuildSketch(Plane.YZ.offset(x)):
            with Locations((2, 2)):
                Polygon((0, 0), (14, 0), (0, 20), align=None)
        extrude(amount=1.5, both=True)
print(p.part.center())
result = p.part
