from build123d import *

with BuildPart() as nozzle:
    with BuildSketch(Plane.XZ):
        with BuildLine():
            l1 = Line((0, 0), (6, 0))
            l2 = Line(l1 @ 1, (6, 5))
            l3 = Line(l2 @ 1, (1, 10))
            l4 = Line(l3 @ 1, (0, 10))
            Line(l4 @ 1, l1 @ 0)
        make_face()
    revolve()
    with BuildSketch(Plane.XY):
        RegularPolygon(radius=4, side_count=6, major_radius=False)
    extrude(amount=-4)
    Cylinder(0.2, 60, mode=Mode.SUBTRACT)
    with Locations((0, 0, -4)):
        Cylinder(1, 12, align=(Align.CENTER, Align.CENTER, Align.MIN), mode=Mode.SUBTRACT)
result = nozzle.part
