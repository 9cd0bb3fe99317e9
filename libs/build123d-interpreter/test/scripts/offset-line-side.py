from build123d import *

with BuildPart() as p:
    with BuildSketch() as s:
        with BuildLine() as l:
            Polyline((0, 0), (20, 0), (20, 15))
            offset(amount=2, side=Side.LEFT)
        make_face()
    extrude(amount=10)
print(f"{s.sketch.area:.4f}")
result = p.part
