from build123d import *

with BuildPart() as part:
    Box(60, 40, 20)
    top = part.faces().sort_by(Axis.Z)[-1]
    with BuildSketch(top) as pocket:
        RectangleRounded(40, 20, 3)
    extrude(amount=-8, mode=Mode.SUBTRACT)
    side = part.faces().sort_by(Axis.X)[-1]
    with BuildSketch(side):
        with Locations((0, 2)):
            Circle(5)
    extrude(amount=10)
    bottom = part.faces(Select.LAST)
result = part.part
checks = [len(bottom), part.faces().sort_by(Axis.X)[-1].center().X]
