from build123d import *

with BuildPart() as gasket:
    with BuildSketch() as s:
        with BuildLine() as l:
            Polyline((0, 0), (40, 0), (40, 15), (20, 15), (20, 40), (0, 40), (0, 0))
        make_face()
        offset(amount=5, kind=Kind.ARC)
        with BuildLine():
            Polyline((0, 0), (40, 0), (40, 15), (20, 15), (20, 40), (0, 40), (0, 0))
        make_face(mode=Mode.SUBTRACT)
    extrude(amount=2)
print(f"{s.sketch.area:.6f}")
result = gasket.part
