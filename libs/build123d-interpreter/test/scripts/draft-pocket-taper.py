from build123d import *

with BuildPart() as mold:
    Box(60, 40, 20)
    with BuildSketch(mold.faces().sort_by(Axis.Z)[-1]) as cavity:
        RectangleRounded(40, 20, 5)
    extrude(amount=-12, taper=8, mode=Mode.SUBTRACT)
    bottom = mold.faces().filter_by(Plane.XY).sort_by(Axis.Z)[1]
    print(f"{bottom.area:.5f} {bottom.center().Z:.3f}")
    with BuildSketch(Plane(bottom)):
        with GridLocations(10, 0.0001, 2, 1):
            Circle(2)
    extrude(amount=3)
result = mold.part
