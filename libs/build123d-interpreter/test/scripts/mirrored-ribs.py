from build123d import *

with BuildPart() as panel:
    Box(80, 60, 4, align=(Align.CENTER, Align.CENTER, Align.MIN))
    with BuildSketch(Plane.XZ) as rib:
        with BuildLine():
            Polyline((10, 4), (30, 4), (10, 24), (10, 4))
        make_face()
        mirror(about=Plane.YZ)
    extrude(amount=2, both=True)
    with BuildSketch(panel.faces().sort_by(Axis.Z)[0]) as s:
        with Locations((25, 20)):
            SlotOverall(12, 4)
        mirror(about=Plane.YZ)
        mirror(about=Plane.XZ)
    extrude(amount=-4, mode=Mode.SUBTRACT)
result = panel.part
