from build123d import *
from typing import NamedTuple


class Bolt(NamedTuple):
    d: float
    head: float
    h: float
    length: float = 20


def make(b: Bolt) -> Part:
    shank = Cylinder(b.d / 2, b.length, align=(Align.CENTER, Align.CENTER, Align.MAX))
    head = extrude(RegularPolygon(b.head / 2, 6, major_radius=False), b.h)
    bolt = head + shank
    tip = bolt.edges().filter_by(GeomType.CIRCLE).sort_by(Axis.Z)[0]
    return chamfer(tip, 0.1 * b.d)


bolts = {f"M{b.d:g}": make(b) for b in (Bolt(4, 7, 2.8), Bolt(5, 8, 3.5, 25), Bolt(6, 10, 4, length=30))}
for name, b in sorted(bolts.items(), reverse=True):
    print(f"{name:<4}|{b.volume:>12.3f}|")
result = Compound([Pos(X=20 * i) * b for i, b in enumerate(bolts.values())])
