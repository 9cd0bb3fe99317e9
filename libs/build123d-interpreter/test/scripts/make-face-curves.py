from build123d import *

with BuildPart() as p:
    with BuildSketch() as s:
        with BuildLine() as l:
            a = CenterArc((0, 0), 20, 0, 180)
            b = Line(a @ 1, (-20, -10))
            c = TangentArc((-20, -10), (0, -30), tangent=(0, -1))
            d = RadiusArc(c @ 1, (20, -10), -30)
            Line(d @ 1, a @ 0)
        make_face()
        with Locations((0, 0)):
            Circle(8, mode=Mode.SUBTRACT)
    extrude(amount=6)
    fillet(p.faces().sort_by(Axis.Z)[-1].edges().filter_by(GeomType.CIRCLE).sort_by(SortBy.RADIUS)[0], 1)
print(f"{s.sketch.area:.5f} {a.length:.5f} {c.length:.5f}")
result = p.part
