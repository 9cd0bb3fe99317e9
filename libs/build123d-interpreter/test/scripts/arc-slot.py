from build123d import *

arc = CenterArc((0, 0), 20, 10, 60)
with BuildPart() as p:
    Cylinder(30, 5)
    with BuildSketch(p.faces().sort_by(Axis.Z).last):
        with PolarLocations(0, 3):
            SlotArc(arc, 6)
    extrude(amount=-5, mode=Mode.SUBTRACT)
result = p.part
