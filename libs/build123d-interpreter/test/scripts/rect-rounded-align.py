from build123d import *

with BuildPart() as p:
    with BuildSketch(Plane.XY):
        RectangleRounded(40, 20, 5, align=(Align.MIN, Align.MAX), rotation=15)
        with Locations((20, -10)):
            Ellipse(6, 3, rotation=30, mode=Mode.SUBTRACT)
    extrude(amount=3)
    with BuildSketch(Plane.XY.offset(3)):
        with Locations((10, -5)):
            Rectangle(5, 5, align=Align.MIN)
    extrude(amount=2)
    scale(by=1.5)
result = p.part
