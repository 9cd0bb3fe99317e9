from build123d import *

with BuildPart() as part:
    with BuildSketch():
        with BuildLine():
            CenterArc((0, 0), 10, 0, 360)
            CenterArc((30, 5), 4, 0, 360)
        make_hull()
    extrude(amount=5)
cut = section(part.part, Plane.XY, height=2)
plate = thicken(Pos(0, 40, 0) * Rectangle(20, 10), 3)
result = part.part + plate
checks = [round(cut.area, 2)]
