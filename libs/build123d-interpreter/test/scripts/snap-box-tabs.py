from build123d import *

with BuildPart() as box:
    Box(60, 40, 20, align=(Align.CENTER, Align.CENTER, Align.MIN))
    top = box.faces().sort_by(Axis.Z)[-1]
    offset(amount=-2, openings=[top], kind=Kind.INTERSECTION)
    for s in (-1, 1):
        with BuildSketch(Plane.YZ.offset(s * 28)) as tab:
            with Locations((0, 16)):
                Rectangle(8, 3)
                Triangle(a=3, b=3, C=90, align=(Align.CENTER, Align.CENTER), mode=Mode.SUBTRACT)
        extrude(amount=-s * 1.5)
    fillet(box.edges().filter_by(Axis.Z).filter_by(lambda e: abs(e.center().X) > 29), 3)
result = box.part
