from build123d import *

with BuildPart() as handle:
    with BuildLine() as path:
        FilletPolyline((0, 0, 0), (0, 0, 30), (60, 0, 30), (60, 0, 0), radius=8)
    with BuildSketch(Plane.XY):
        Ellipse(4, 2.5)
    sweep()
    with Locations((0, 0, 0), (60, 0, 0)):
        Cylinder(8, 4, align=(Align.CENTER, Align.CENTER, Align.MAX))
print(f"{path.line.edges()[0].length:.6f} {len(path.edges())}")
result = handle.part
