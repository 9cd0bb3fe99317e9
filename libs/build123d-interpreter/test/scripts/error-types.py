from build123d import *

cases = {
    "missing": lambda: Box(1, 1),
    "empty fillet": lambda: fillet([], 1),
    "neg fillet": lambda: fillet(Box(1, 1, 1).edges(), -1),
    "big chamfer": lambda: chamfer(Box(1, 1, 1).edges(), 5),
    "index": lambda: Box(1, 1, 1).faces()[10],
    "polygon": lambda: RegularPolygon(5, 2),
    "attr": lambda: Box(1, 1, 1).radius,
    "solid of many": lambda: Vector("a"),
    "slot": lambda: SlotOverall(5, 10),
    "rr": lambda: RectangleRounded(10, 10, 6),
    "mode": lambda: extrude(Circle(1)),
    "line": lambda: Line((0, 0)),
    "sum": lambda: Box(1, 1, 1) + 3,
    "mul": lambda: Box(1, 1, 1) * 3,
    "torus": lambda: Plane((0, 0, 0), z_dir=(0, 0, 0)),
}
for name, case in cases.items():
    try:
        case()
        print(name, "ok")
    except Exception as e:
        print(name, next(c for c in (IndexError, AttributeError, TypeError, ValueError, Exception) if isinstance(e, c)) in (IndexError, AttributeError, TypeError, ValueError))
result = Box(1, 1, 1)
