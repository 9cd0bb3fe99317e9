from build123d import *


def head(kind, *sizes):
    match kind, sizes:
        case "round", [radius]:
            return Cylinder(radius, 5)
        case "hex", [radius, *_]:
            return extrude(RegularPolygon(radius, 6), amount=5)
        case _:
            raise ValueError(f"unknown head {kind!r}")


result = head("hex", 8) + Pos(0, 0, -10) * Cylinder(3, 20)
