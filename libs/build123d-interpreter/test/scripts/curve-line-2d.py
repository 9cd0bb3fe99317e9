from build123d import *

with BuildSketch() as s:
    with BuildLine():
        a = EllipticalCenterArc((0, 0), 20, 10)
        b = Line(a @ 1, a @ 1 - (0, 10))
        c = Line(a @ 0, a @ 0 - (0, 10))
        SagittaArc(b @ 1, c @ 1, -4)
    make_face()
    fillet(s.vertices().group_by(Axis.Y)[0], 2)
print(f"{s.sketch.area:.4f}")
result = extrude(s.sketch, amount=3)
