from build123d import *

with BuildPart(Plane.XZ, Location((50, 0, 0))) as part:
    with BuildSketch(Plane.XY, Plane.XY.offset(20)):
        Rectangle(10, 6, align=Align.MIN)
    extrude(amount=4)
local = part.part
with BuildSketch(Plane.YZ) as flat:
    with PolarLocations(10, 3, start_angle=30):
        Circle(2)
result = local + extrude(flat.sketch, 3, dir=(1, 0, 0))
checks = [len(local.solids()), len(flat.faces()), *flat.sketch.faces()[0].normal_at()]
