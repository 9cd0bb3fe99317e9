from build123d import *

with BuildPart() as flange:
    with BuildSketch():
        Circle(60)
        Circle(20, mode=Mode.SUBTRACT)
        with PolarLocations(45, 8):
            Circle(5, mode=Mode.SUBTRACT)
    extrude(amount=12)
    with BuildSketch(Plane.XY.offset(12)):
        Circle(32)
        Circle(20, mode=Mode.SUBTRACT)
    extrude(amount=28)

result = flange.part
