from build123d import *
import math

# split housing with bearing seats and bolt ears
W, H, D, T = 90, 60, 40, 3
with BuildPart() as h:
    with BuildSketch() as outline:
        with Locations((-20, 0)):
            Circle(28)
        with Locations((22, 0)):
            Circle(20)
        make_hull()
    extrude(amount=D)
    offset(amount=-T, kind=Kind.INTERSECTION, openings=[h.faces().sort_by(Axis.Z)[-1]])
    with BuildSketch(Plane.XY.offset(D)) as rim:
        add(outline.sketch)
        offset(amount=6)
        add(outline.sketch, mode=Mode.SUBTRACT)
    extrude(amount=-4)
    with BuildSketch(Plane.XY):
        with Locations((-20, 0)):
            Circle(8)
        with Locations((22, 0)):
            Circle(6)
    extrude(amount=T, mode=Mode.SUBTRACT)
    with Locations((-20, 0, T), (22, 0, T)):
        with PolarLocations(14, 3):
            Cylinder(1.5, 4, align=(Align.CENTER, Align.CENTER, Align.MIN))
print(f"{outline.sketch.area:.4f} {rim.sketch.area:.4f}")
result = h.part
