from build123d import *

with BuildPart() as grill:
    Box(80, 80, 3)
    with BuildSketch(Plane.XY.offset(1.5)):
        with HexLocations(4, 8, 8):
            RegularPolygon(3, 6)
    extrude(amount=-3, mode=Mode.SUBTRACT)
result = grill.part
