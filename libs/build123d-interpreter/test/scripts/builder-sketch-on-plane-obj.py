from build123d import *

p1 = Plane(origin=(0, 0, 10), x_dir=(0, 1, 0), z_dir=(1, 0, 1))
with BuildPart(p1) as p:
    Box(20, 10, 5)
    with BuildSketch(p1.offset(2.5)):
        Rectangle(6, 4)
    extrude(amount=6)
with BuildPart(Plane.XY, Plane.XY.offset(30)) as two:
    Cylinder(5, 4)
print(p.part.bounding_box().max, len(two.solids()))
result = Compound([p.part, two.part])
