from build123d import *

with BuildPart() as p:
    with BuildSketch() as s:
        with BuildLine() as l:
            Line((0, 0), (20, 0))
            Line((20, 0), (30, 15))
        trace(line_width=3)
    extrude(amount=2)
print(f"{s.sketch.area:.4f}")
result = p.part
