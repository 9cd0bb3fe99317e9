from build123d import *
with BuildPart() as p:
    with BuildSketch(Plane.XY.rotated((0, 30, 0))) as s1:
        with Locations(Location((5, 5), 30)):
            SlotOverall(20, 6)
    extrude(amount=4)
    with Locations(Location((0, 0, 10), (45, 0, 0)), Plane.YZ.offset(15)):
        Cylinder(3, 8)
    add(Box(2, 2, 50), rotation=(10, 20, 30))
    add(Sphere(2).moved(Location((0, 0, 20))))
result = p.part
checks = [len(p.part.solids()), *p.part.center()]
