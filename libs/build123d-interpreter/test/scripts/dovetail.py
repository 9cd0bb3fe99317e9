from build123d import *

with BuildPart() as p:
    Box(40, 30, 20)
    with BuildSketch(p.faces().sort_by(Axis.Y)[0]) as dove:
        with Locations((0, 10)):
            Trapezoid(16, 8, 60, align=(Align.CENTER, Align.MAX), rotation=0)
    extrude(amount=-30, mode=Mode.SUBTRACT)
print(f"{dove.sketch.area:.4f}")
result = p.part
