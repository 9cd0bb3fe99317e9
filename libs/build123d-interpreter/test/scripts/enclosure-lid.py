from build123d import *

wall = 2
with BuildPart() as lid:
    with BuildSketch() as s:
        RectangleRounded(80, 60, 5)
    extrude(amount=3)
    with BuildSketch(lid.faces().sort_by(Axis.Z)[-1]) as lip:
        RectangleRounded(75.6, 55.6, 2.8)
        RectangleRounded(71.6, 51.6, 0.8, mode=Mode.SUBTRACT)
    extrude(amount=4)
    with BuildSketch(Plane.XY):
        with GridLocations(10, 12, 4, 3):
            SlotOverall(8, 3, rotation=90)
    extrude(amount=3, mode=Mode.SUBTRACT)
result = lid.part
