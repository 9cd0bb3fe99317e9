from build123d import *

with BuildPart() as part:
    with BuildSketch() as profile:
        Rectangle(50, 30)
        with Locations((15, 0)):
            Rectangle(30, 10, mode=Mode.SUBTRACT)
        fillet(profile.vertices().group_by(Axis.X)[0], 6)
        chamfer(profile.vertices().group_by(Axis.X)[-1].sort_by(Axis.Y)[-1], 3)
    extrude(amount=12)
    chamfer(part.faces().sort_by(Axis.Z)[-1].edges(), 1, 2)
result = part.part
