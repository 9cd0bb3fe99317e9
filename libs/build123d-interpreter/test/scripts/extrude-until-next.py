from build123d import *

with BuildPart() as p:
    Box(40, 40, 5, align=(Align.CENTER, Align.CENTER, Align.MIN))
    with Locations((0, 0, 30)):
        Box(40, 40, 5, align=(Align.CENTER, Align.CENTER, Align.MIN))
    with BuildSketch(Plane.XY.offset(5)):
        with GridLocations(25, 25, 2, 2):
            Circle(3)
    extrude(until=Until.NEXT)
print(len(p.solids()), len(p.faces()))
result = p.part
