from build123d import *

with BuildPart() as nut:
    Cylinder(6, 6, align=(Align.CENTER, Align.CENTER, Align.MIN))
    with BuildSketch(Plane.XZ) as wing:
        with BuildLine():
            l = Line((4, 0), (6, 0))
            a = Spline(l @ 1, (12, 6), (15, 12), tangents=((1, 0.2), (0, 1)))
            b = ThreePointArc(a @ 1, (12, 15), (9, 12))
            Spline(b @ 1, (8, 8), (4, 6), tangents=((0, -1), (-1, -0.2)))
            Line((4, 6), (4, 0))
        make_face()
    extrude(amount=1.5, both=True)
    mirror(about=Plane.YZ)
    Cylinder(2.5, 20, mode=Mode.SUBTRACT)
print(f"{wing.sketch.area:.4f}")
result = nut.part
