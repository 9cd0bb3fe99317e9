from build123d import *


def plate(*dims, holes=(), **opts):
    p = Box(*dims, align=opts.get("align", Align.CENTER))
    for x, y, *rest in holes:
        r = rest[0] if rest else opts.setdefault("r", 2)
        p -= Pos(x, y) * Cylinder(r, 100)
    return p


result = plate(40, 30, 3, holes=[(10, 10), (-10, 10, 3), (0, -8)], align=(Align.CENTER, Align.CENTER, Align.MIN), r=1.5)
