from build123d import *

with BuildPart() as p:
    Box(30, 30, 10)
    with BuildSketch(Plane.XY.offset(5), Plane.XY.offset(-5).rotated((180, 0, 0))) as s:
        with GridLocations(15, 15, 2, 2):
            RegularPolygon(3, 3)
    extrude(amount=2)
    with BuildSketch(Location((0, 0, 7), (0, 0, 45))):
        Rectangle(6, 6)
    extrude(amount=3)
print(len(s.faces()), round(s.sketch.area, 6))
result = p.part
