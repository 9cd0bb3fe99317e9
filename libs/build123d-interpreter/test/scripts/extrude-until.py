from build123d import *

with BuildPart() as part:
    with BuildSketch(Plane.XY.offset(30)):
        Rectangle(60, 60)
    extrude(amount=5)
    with BuildSketch(Plane.XY):
        with GridLocations(40, 40, 2, 2):
            Circle(4)
    extrude(until=Until.NEXT)
    with BuildSketch(Plane.XY.offset(-10)):
        Rectangle(5, 5)
    extrude(until=Until.LAST)
result = part.part
