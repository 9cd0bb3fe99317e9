from build123d import *

with BuildPart() as p:
    Sphere(15)
    Box(60, 60, 60, mode=Mode.INTERSECT)
    with BuildSketch(Plane.XY.offset(40)):
        Circle(4)
    extrude(amount=-40)
    with BuildSketch(Plane.XY.offset(-30)):
        Rectangle(6, 6)
    extrude(until=Until.LAST)
result = p.part
