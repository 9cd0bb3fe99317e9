from build123d import *
from math import radians, sin
with BuildPart() as p:
    with BuildSketch() as s:
        with BuildLine() as l:
            a = Line((0, 0), (20, 0))
            b = JernArc(start=a @ 1, tangent=a % 1, radius=8, arc_size=90)
            c = PolarLine(start=b @ 1, length=10, direction=b % 1)
            d = PolarLine(c @ 1, 12, angle=180, length_mode=LengthMode.HORIZONTAL)
            e = Spline(d @ 1, (2, 15), (0, 0), tangents=[(-1, 0), (0, -1)], tangent_scalars=(1, 2))
        make_face()
    extrude(amount=3)
    with Locations(p.faces().sort_by(Axis.Z)[-1].center_location):
        Hole(2)
    k = p.part.faces().filter_by(GeomType.CYLINDER).sort_by(SortBy.RADIUS)
result = p.part
checks = [*(b @ 1), c.length, d.length, e.length, [f.radius for f in k], l.wire().length]
