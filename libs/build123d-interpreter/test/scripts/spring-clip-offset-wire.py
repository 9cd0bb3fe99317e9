from build123d import *

with BuildPart() as p:
    with BuildSketch() as s:
        with BuildLine() as l:
            a = Line((0, 0), (30, 0))
            b = JernArc(a @ 1, a % 1, 6, 180)
            c = Line(b @ 1, b @ 1 + Vector(-24, 0))
            JernArc(c @ 1, c % 1, 3, -120)
        trace(line_width=1.2)
    extrude(amount=8)
print(f"{s.sketch.area:.3f}")
result = p.part
