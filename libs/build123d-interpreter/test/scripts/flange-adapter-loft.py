from build123d import *

with BuildPart() as adapter:
    with BuildSketch(Plane.XY):
        Rectangle(40, 30)
    with BuildSketch(Plane.XY.offset(30)):
        Circle(12)
    loft()
    inner = []
    with BuildSketch(Plane.XY):
        Rectangle(36, 26)
    with BuildSketch(Plane.XY.offset(30)):
        Circle(10)
    loft(mode=Mode.SUBTRACT)
    with BuildSketch(Plane.XY):
        RectangleRounded(56, 46, 6)
        Rectangle(36, 26, mode=Mode.SUBTRACT)
        with GridLocations(47, 37, 2, 2):
            Circle(2, mode=Mode.SUBTRACT)
    extrude(amount=-3)
result = adapter.part
