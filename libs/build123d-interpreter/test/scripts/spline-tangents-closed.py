from build123d import *

with BuildPart() as p:
    with BuildSketch() as s:
        with BuildLine():
            Spline((0, 0), (20, -5), (30, 10), (10, 20), periodic=True)
        make_face()
    extrude(amount=5)
    fillet(p.faces().sort_by(Axis.Z)[-1].edges(), 0.5)
print(f"{s.sketch.area:.3f}")
result = p.part
