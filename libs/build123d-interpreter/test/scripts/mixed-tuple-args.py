from build123d import *

with BuildPart() as p:
    with Locations([(0, 0), (10, 0)], (20, 0)):
        Box(4, 4, 4)
    with Locations(Vector(0, 10), Vertex(10, 10, 0), Plane.XY.offset(3)):
        Cylinder(2, 5)
    with Locations(Pos(20, 10), (30, 10, 0)):
        Cone(2, 0, 4)
print(len(p.solids()))
result = p.part
