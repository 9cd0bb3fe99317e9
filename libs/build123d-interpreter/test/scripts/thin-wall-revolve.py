from build123d import *

with BuildPart() as cup:
    with BuildSketch(Plane.XZ) as s:
        with BuildLine() as l:
            l1 = Line((0, 0), (20, 0))
            l2 = TangentArc(l1 @ 1, (26, 8), tangent=l1 % 1)
            l3 = Line(l2 @ 1, (30, 50))
            offset(amount=2, side=Side.LEFT)
        make_face()
    revolve(axis=Axis.Z)
print(f"{s.sketch.area:.4f}")
result = cup.part
