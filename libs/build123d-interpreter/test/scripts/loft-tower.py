from build123d import *

with BuildPart() as tower:
    with BuildSketch():
        Rectangle(40, 30)
    with BuildSketch(Plane.XY.offset(25)):
        RectangleRounded(25, 20, 4)
    with BuildSketch(Plane.XY.offset(60)):
        Circle(8)
    loft()
result = tower.part
