from build123d import *

with BuildPart() as stand:
    with BuildSketch(Plane.YZ) as s:
        with BuildLine() as outline:
            Polyline((0, 0), (70, 0), (70, 5), (20, 5), (52, 75), (47, 77), (12, 5), (12, 12), (5, 12), (5, 5), (0, 5), (0, 0))
        make_face()
    extrude(amount=35, both=True)
    fillet(stand.edges().filter_by(Axis.X).group_by(Axis.Z)[-1], 1)
    with BuildSketch(Plane.XY):
        with Locations((0, 45)):
            SlotOverall(40, 15)
    extrude(amount=30, mode=Mode.SUBTRACT)
result = stand.part
